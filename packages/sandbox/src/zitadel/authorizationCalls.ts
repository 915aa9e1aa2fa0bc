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

import { ApiError } from './ApiError';
import type { Directory } from './Directory';
import type { Call } from './management';
import type { Authorization } from './records';
import { requiredText, roleKeys } from './requestFields';

/** `zitadel.authorization.v2.AuthorizationService/CreateAuthorization` */
export const createAuthorization: Call = ({ directory }, body) => {
  const message = 'CreateAuthorizationRequest';
  const { id, creationDate } = directory.addAuthorization({
    userId: requiredText(body, message, 'userId'),
    projectId: requiredText(body, message, 'projectId'),
    organizationId: requiredText(body, message, 'organizationId'),
    roleKeys: roleKeys(body, message),
  });
  return { id, creationDate };
};

/** `…/UpdateAuthorization`: the given roles replace the old ones; the same ones again are no error. */
export const updateAuthorization: Call = ({ directory }, body) => {
  const message = 'UpdateAuthorizationRequest';
  const row = existing(directory, requiredText(body, message, 'id'), '3M9sd');
  const keys = roleKeys(body, message);
  if (row.roleKeys.join() === keys.join()) {
    return { changeDate: row.changeDate };
  }
  directory.checkAuthorization({ ...row, roleKeys: keys });
  return changed(directory, row.id, { roleKeys: keys });
};

/** `…/DeleteAuthorization`: a missing one counts as deleted. */
export const deleteAuthorization: Call = ({ directory }, body) => {
  const id = requiredText(body, 'DeleteAuthorizationRequest', 'id');
  if (!directory.authorization(id)) {
    return {};
  }
  directory.remove('authorizations', id);
  return { deletionDate: new Date().toISOString() };
};

/** `…/ActivateAuthorization`: an active one stays as it is. */
export const activateAuthorization: Call = ({ directory }, body) => {
  const id = requiredText(body, 'ActivateAuthorizationRequest', 'id');
  const row = existing(directory, id, 'Lp0gs');
  return row.state === 'STATE_ACTIVE'
    ? { changeDate: row.changeDate }
    : changed(directory, id, { state: 'STATE_ACTIVE' });
};

/** `…/DeactivateAuthorization`: an inactive one stays as it is. */
export const deactivateAuthorization: Call = ({ directory }, body) => {
  const id = requiredText(body, 'DeactivateAuthorizationRequest', 'id');
  const row = existing(directory, id, '3M9sd');
  return row.state === 'STATE_INACTIVE'
    ? { changeDate: row.changeDate }
    : changed(directory, id, { state: 'STATE_INACTIVE' });
};

function changed(
  directory: Directory,
  id: string,
  changes: Partial<Authorization>,
): unknown {
  const { changeDate } = directory.update('authorizations', id, changes);
  return { changeDate };
}

function existing(
  directory: Directory,
  id: string,
  errorId: string,
): Authorization {
  const row = directory.authorization(id);
  if (!row) {
    throw new ApiError(
      'not_found',
      `Errors.UserGrant.NotFound (COMMAND-${errorId})`,
    );
  }
  return row;
}
