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
import { humanOf } from './humanOf';
import type { NewHuman } from './humanOf';
import { detailsOf } from './management';
import type { Call, Management } from './management';
import { removeOrganization } from './removals';
import { optionalText, requiredText } from './requestFields';
import { list, object, text } from './search';
import { addHuman } from './userCalls';

/** `POST /v2/organizations`: the organization and its owners, or nothing. */
export const createOrganization: Call = (management, body) => {
  const { directory } = management;
  const name = requiredText(body, 'AddOrganizationRequest', 'name').trim();
  const admins = list(body, 'admins').map(admin => {
    if (admin.userId) {
      return adminById(management, text(admin, 'userId'));
    }
    const human = object(admin, 'human');
    return humanOf(human, human);
  });
  const names = new Set<string>();
  for (const admin of admins) {
    if (typeof admin !== 'string') {
      directory.checkPersonIsNew(admin.person);
      names.add(admin.person.username.toLowerCase());
    }
  }
  if (names.size < admins.filter(admin => typeof admin !== 'string').length) {
    throw new ApiError(
      'already_exists',
      'Errors.User.AlreadyExists (V3-DKcYh)',
    );
  }
  const organization = directory.addOrganization({
    id: optionalText(body, 'AddOrganizationRequest', 'organizationId'),
    name,
  });
  return {
    details: detailsOf(organization, organization.id),
    organizationId: organization.id,
    createdAdmins: admins
      .filter((admin): admin is NewHuman => typeof admin !== 'string')
      .map(admin => {
        const { person, emailCode } = addHuman(
          management,
          organization.id,
          admin,
        );
        return { userId: person.id, emailCode };
      }),
  };
};

/** `POST /v2/organizations/{id}/deactivate`: its people cannot sign in any more. */
export const deactivateOrganization: Call = ({ directory }, _body, id) => {
  if (existing(directory, id).state === 'ORGANIZATION_STATE_INACTIVE') {
    throw new ApiError(
      'failed_precondition',
      'Errors.Org.AlreadyDeactivated (EVENT-Dbs2g)',
    );
  }
  const { changeDate } = directory.update('organizations', id, {
    state: 'ORGANIZATION_STATE_INACTIVE',
  });
  return { changeDate };
};

/** `POST /v2/organizations/{id}/activate` */
export const activateOrganization: Call = ({ directory }, _body, id) => {
  if (existing(directory, id).state === 'ORGANIZATION_STATE_ACTIVE') {
    throw new ApiError(
      'failed_precondition',
      'Errors.Org.AlreadyActive (EVENT-bfnrh)',
    );
  }
  const { changeDate } = directory.update('organizations', id, {
    state: 'ORGANIZATION_STATE_ACTIVE',
  });
  return { changeDate };
};

/** `DELETE /v2/organizations/{id}`: with all people and roles; a missing one counts as deleted. */
export const deleteOrganization: Call = ({ directory }, _body, id) => {
  if (!directory.organization(id)) {
    return {};
  }
  if (id === directory.project.organizationId) {
    throw new ApiError(
      'failed_precondition',
      'Errors.Org.ZitadelOrgNotDeletable (COMMA-AF3JW)',
    );
  }
  removeOrganization(directory, id);
  return { deletionDate: new Date().toISOString() };
};

function adminById({ directory }: Management, userId: string): string {
  if (!directory.person(userId)) {
    throw new ApiError(
      'failed_precondition',
      'Errors.User.NotFound (COMMAND-uXHNj)',
    );
  }
  return userId;
}

function existing(directory: Management['directory'], id: string) {
  const organization = directory.organization(id);
  if (!organization) {
    throw new ApiError('not_found', 'Errors.Org.NotFound (ORG-oL9nT)');
  }
  return organization;
}
