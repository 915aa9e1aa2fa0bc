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

import {
  activateAuthorization,
  createAuthorization,
  deactivateAuthorization,
  deleteAuthorization,
  updateAuthorization,
} from './authorizationCalls';
import { createInviteCode, verifyInviteCode } from './inviteCalls';
import { listAuthorizations } from './listAuthorizations';
import type { Call } from './management';
import {
  activateOrganization,
  createOrganization,
  deactivateOrganization,
  deleteOrganization,
} from './organizationCalls';
import {
  createProjectGrant,
  deleteProjectGrant,
  updateProjectGrant,
} from './projectGrantCalls';
import { searchOrganizations } from './searchOrganizations';
import { searchUsers } from './searchUsers';
import { listUserChanges } from './userEvents';
import {
  createUser,
  deactivateUser,
  deleteUser,
  reactivateUser,
} from './userCalls';

interface Endpoint {
  method: 'post' | 'delete';
  path: string;
  call: Call;
  /** Of a success; 200 when left out. */
  status?: number;
  /** Needs more than the right to read. */
  writes: boolean;
}

const GRANTS = '/zitadel.project.v2.ProjectService';
const AUTHORIZATIONS = '/zitadel.authorization.v2.AuthorizationService';

/** All calls of the management interface that the stand-in knows. */
export const MANAGEMENT_CALLS: Endpoint[] = [
  search('/v2/organizations/_search', ({ directory }, body) =>
    searchOrganizations(
      directory.asSeen(),
      body,
      directory.project.organizationId,
    ),
  ),
  search('/v2/users', ({ directory }, body) =>
    searchUsers(directory.asSeen(), body),
  ),
  search(`${AUTHORIZATIONS}/ListAuthorizations`, ({ directory }, body) =>
    listAuthorizations(directory.asSeen(), body),
  ),
  search('/management/v1/users/:id/changes/_search', listUserChanges),
  { ...write('/v2/organizations', createOrganization), status: 201 },
  write('/v2/organizations/:id/deactivate', deactivateOrganization),
  write('/v2/organizations/:id/activate', activateOrganization),
  { ...write('/v2/organizations/:id', deleteOrganization), method: 'delete' },
  { ...write('/v2/users/new', createUser), status: 201 },
  write('/v2/users/:id/invite_code', createInviteCode),
  write('/v2/users/:id/invite_code/verify', verifyInviteCode),
  write('/v2/users/:id/deactivate', deactivateUser),
  write('/v2/users/:id/reactivate', reactivateUser),
  { ...write('/v2/users/:id', deleteUser), method: 'delete' },
  write(`${GRANTS}/CreateProjectGrant`, createProjectGrant),
  write(`${GRANTS}/UpdateProjectGrant`, updateProjectGrant),
  write(`${GRANTS}/DeleteProjectGrant`, deleteProjectGrant),
  write(`${AUTHORIZATIONS}/CreateAuthorization`, createAuthorization),
  write(`${AUTHORIZATIONS}/UpdateAuthorization`, updateAuthorization),
  write(`${AUTHORIZATIONS}/DeleteAuthorization`, deleteAuthorization),
  write(`${AUTHORIZATIONS}/ActivateAuthorization`, activateAuthorization),
  write(`${AUTHORIZATIONS}/DeactivateAuthorization`, deactivateAuthorization),
];

function search(path: string, call: Call): Endpoint {
  return { method: 'post', path, call, writes: false };
}

function write(path: string, call: Call): Endpoint {
  return { method: 'post', path, call, writes: true };
}
