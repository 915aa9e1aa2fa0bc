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

/** @public */
export type PlatformRole = 'platform_admin' | 'platform_operator';

/** @public */
export type CustomerRole = 'owner' | 'user';

/**
 * Who is calling, as the portal sees it.
 *
 * @public
 */
export interface Caller {
  userEntityRef: string;
  /** The ZITADEL id of the person's own organization; missing for people without one. */
  organizationId?: string;
  customerRole?: CustomerRole;
  platformRole?: PlatformRole;
  /** PieCed staff: admin or operator. */
  isPlatform: boolean;
  /** May change something at all: staff or an owner. */
  canMutate: boolean;
  /** An owner who is not PieCed staff; only such a person invites into the organization. */
  isCustomerOwner: boolean;
}

/**
 * The ownership refs in which an identity carries organization and roles.
 *
 * @public
 */
export const ownershipRefs = {
  platformAdmins: 'group:pieced/platform-admins',
  platformOperators: 'group:pieced/platform-operators',
  user: (userId: string) => `user:pieced/${userId.toLowerCase()}`,
  organization: (organizationId: string) =>
    `group:pieced/org-${organizationId.toLowerCase()}`,
  organizationOwners: (organizationId: string) =>
    `group:pieced/org-${organizationId.toLowerCase()}.owners`,
} as const;

const ORGANIZATION_REF = /^group:pieced\/org-([^./]+)$/;

/**
 * Reads organization and roles out of an identity's ownership refs. The only place that parses them.
 * Platform wins over owner, owner over user; owner counts only for the organization that the person belongs to.
 *
 * @public
 */
export function resolveCaller(identity: {
  userEntityRef: string;
  ownershipEntityRefs: string[];
}): Caller {
  const refs = new Set(identity.ownershipEntityRefs);
  const organizations = identity.ownershipEntityRefs.flatMap(
    ref => ORGANIZATION_REF.exec(ref)?.[1] ?? [],
  );
  const organizationId =
    organizations.length === 1 ? organizations[0] : undefined;

  const platformRole = platformRoleOf(refs);
  const customerRole = customerRoleOf(refs, organizationId);
  const isPlatform = platformRole !== undefined;
  const isOwner = customerRole === 'owner';

  return {
    userEntityRef: identity.userEntityRef,
    organizationId,
    customerRole,
    platformRole,
    isPlatform,
    canMutate: isPlatform || isOwner,
    isCustomerOwner: isOwner && !isPlatform,
  };
}

function platformRoleOf(refs: Set<string>): PlatformRole | undefined {
  if (refs.has(ownershipRefs.platformAdmins)) {
    return 'platform_admin';
  }
  return refs.has(ownershipRefs.platformOperators)
    ? 'platform_operator'
    : undefined;
}

function customerRoleOf(
  refs: Set<string>,
  organizationId: string | undefined,
): CustomerRole | undefined {
  if (organizationId === undefined) {
    return undefined;
  }
  return refs.has(ownershipRefs.organizationOwners(organizationId))
    ? 'owner'
    : 'user';
}
