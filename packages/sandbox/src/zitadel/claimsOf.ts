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

import type { Directory } from './Directory';
import type { Person } from './records';

export const ROLES_CLAIM = 'urn:zitadel:iam:org:project:roles';
export const RESOURCE_OWNER = 'urn:zitadel:iam:user:resourceowner';

/** `urn:zitadel:iam:org:project:{projectId}:roles` */
export function projectRolesClaim(projectId: string): string {
  return `urn:zitadel:iam:org:project:${projectId}:roles`;
}

/** Everything that ZITADEL can say about a person; scopes decide what leaves. */
export function claimsOf(
  directory: Directory,
  person: Person,
): { sub: string; [claim: string]: unknown } {
  const organization = directory.organization(person.organizationId);
  const roles = rolesClaim(directory, person.id);
  return {
    sub: person.id,
    name: person.displayName,
    given_name: person.givenName,
    family_name: person.familyName,
    preferred_username: person.username,
    locale: person.preferredLanguage,
    updated_at: Math.floor(Date.parse(person.changeDate) / 1000),
    email: person.email,
    email_verified: person.emailVerified,
    [`${RESOURCE_OWNER}:id`]: organization?.id,
    [`${RESOURCE_OWNER}:name`]: organization?.name,
    [`${RESOURCE_OWNER}:primary_domain`]: organization?.primaryDomain,
    [ROLES_CLAIM]: roles,
    [projectRolesClaim(directory.project.id)]: roles,
  };
}

/** `{ role: { organizationId: primaryDomain } }`, left out when there is no role. */
function rolesClaim(
  directory: Directory,
  userId: string,
): Record<string, Record<string, string>> | undefined {
  const claim: Record<string, Record<string, string>> = {};
  for (const [organizationId, keys] of directory.rolesOf(userId)) {
    const domain = directory.organization(organizationId)?.primaryDomain ?? '';
    for (const key of keys) {
      claim[key] = { ...claim[key], [organizationId]: domain };
    }
  }
  return Object.keys(claim).length > 0 ? claim : undefined;
}
