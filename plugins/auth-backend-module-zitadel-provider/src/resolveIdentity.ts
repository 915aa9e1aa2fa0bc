/*
 * Copyright 2026 The PieCed Portal Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { AuthenticationError } from '@backstage/errors';
import { ownershipRefs } from '@pieced/plugin-pieced-common';
import { z } from 'zod';
import type { ZitadelOptions } from './readZitadelOptions';

export interface Identity {
  userEntityRef: string;
  ownershipEntityRefs: string[];
}

const ROLES = 'urn:zitadel:iam:org:project:roles';
const RESOURCE_OWNER_ID = 'urn:zitadel:iam:user:resourceowner:id';

/**
 * Ids become parts of entity refs, which are compared without case and in which a dot separates an organization from
 * its owners: an id that could be read as another's must not get through.
 */
const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/)
  .max(50);

/** Role to organization id to that organization's domain. */
const rolesSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * Reads organization and roles out of ZITADEL's claims. A role counts only when it was granted in the person's own
 * organization, a staff role only when that organization is PieCed.
 *
 * @throws AuthenticationError when the claims give no place in the portal
 */
export function resolveIdentity(
  claims: Record<string, unknown>,
  options: ZitadelOptions,
): Identity {
  if (claims[RESOURCE_OWNER_ID] === undefined) {
    throw new AuthenticationError(
      `ZITADEL did not say to which organization the person belongs: the claim '${RESOURCE_OWNER_ID}' is missing`,
    );
  }
  const userId = readId(claims, 'sub');
  const organizationId = readId(claims, RESOURCE_OWNER_ID);
  const roles = rolesIn(organizationId, claims, options);

  const isPlatform = organizationId === options.platformOrganizationId;
  const isOwner = roles.has('owner');
  const isAdmin = isPlatform && roles.has('platform_admin');
  const isOperator = isPlatform && roles.has('platform_operator');
  if (!isOwner && !isAdmin && !isOperator && !roles.has('user')) {
    throw new AuthenticationError(
      `The person '${userId}' has no role in the PieCed portal`,
    );
  }

  if (isPlatform && options.isForCustomers) {
    throw new AuthenticationError(
      'This is the portal for customers: people of PieCed sign in at their own',
    );
  }

  const userEntityRef = ownershipRefs.user(userId);
  return {
    userEntityRef,
    ownershipEntityRefs: [
      userEntityRef,
      ownershipRefs.organization(organizationId),
      ...(isOwner ? [ownershipRefs.organizationOwners(organizationId)] : []),
      ...(isAdmin ? [ownershipRefs.platformAdmins] : []),
      ...(isOperator ? [ownershipRefs.platformOperators] : []),
    ],
  };
}

function readId(claims: Record<string, unknown>, claim: string): string {
  const { success, data } = idSchema.safeParse(claims[claim]);
  if (!success) {
    throw new AuthenticationError(
      `ZITADEL sent an id in the claim '${claim}' that the portal cannot use`,
    );
  }
  return data;
}

function rolesIn(
  organizationId: string,
  claims: Record<string, unknown>,
  { projectId }: ZitadelOptions,
): Set<string> {
  const names = projectId
    ? [ROLES, `urn:zitadel:iam:org:project:${projectId}:roles`]
    : [ROLES];
  return new Set(
    names.flatMap(name =>
      Object.entries(rolesSchema.safeParse(claims[name]).data ?? {}).flatMap(
        ([role, organizations]) =>
          Object.hasOwn(organizations, organizationId) ? [role] : [],
      ),
    ),
  );
}
