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

/** Removes a person with all roles. */
export function removePerson(directory: Directory, id: string): void {
  removeAuthorizations(directory, ({ userId }) => userId === id);
  directory.remove('people', id);
}

/** Removes a grant with all roles that were given by it. */
export function removeProjectGrant(directory: Directory, id: string): void {
  const grant = directory.projectGrants().find(row => row.id === id);
  removeAuthorizations(
    directory,
    ({ organizationId }) => organizationId === grant?.grantedOrganizationId,
  );
  directory.remove('grants', id);
}

/** Removes an organization with its people, its grant and all roles. */
export function removeOrganization(directory: Directory, id: string): void {
  const grant = directory.projectGrantOf(id);
  if (grant) {
    removeProjectGrant(directory, grant.id);
  }
  for (const person of directory.people()) {
    if (person.organizationId === id) {
      removePerson(directory, person.id);
    }
  }
  directory.remove('organizations', id);
}

function removeAuthorizations(
  directory: Directory,
  matches: (row: { userId: string; organizationId: string }) => boolean,
): void {
  for (const row of directory.authorizations().filter(matches)) {
    directory.remove('authorizations', row.id);
  }
}
