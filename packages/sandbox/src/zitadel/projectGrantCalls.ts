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
import type { ProjectGrant } from './records';
import { removeProjectGrant } from './removals';
import { requiredText, roleKeys } from './requestFields';
import type { Fields } from './search';

/** `zitadel.project.v2.ProjectService/CreateProjectGrant` */
export const createProjectGrant: Call = ({ directory }, body) => {
  const { creationDate } = directory.addProjectGrant({
    ...target(body, 'CreateProjectGrantRequest'),
    roleKeys: roleKeys(body, 'CreateProjectGrantRequest'),
  });
  return { creationDate };
};

/** `…/UpdateProjectGrant`: people lose the roles that the grant loses. */
export const updateProjectGrant: Call = ({ directory }, body) => {
  const wanted = target(body, 'UpdateProjectGrantRequest');
  const keys = roleKeys(body, 'UpdateProjectGrantRequest');
  const grant = find(directory, wanted);
  if (!grant) {
    throw new ApiError(
      'not_found',
      'Errors.Project.Grant.NotFound (PROJECT-D8JxR)',
    );
  }
  directory.checkProjectGrant({ ...wanted, roleKeys: keys });
  if (grant.roleKeys.join() === keys.join()) {
    return { changeDate: grant.changeDate };
  }
  for (const row of directory.authorizations()) {
    const kept = row.roleKeys.filter(key => keys.includes(key));
    if (
      row.organizationId === grant.grantedOrganizationId &&
      kept.length < row.roleKeys.length
    ) {
      directory.update('authorizations', row.id, { roleKeys: kept });
    }
  }
  const { changeDate } = directory.update('grants', grant.id, {
    roleKeys: keys,
  });
  return { changeDate };
};

/** `…/DeleteProjectGrant`: with all roles given by it; a missing one counts as deleted. */
export const deleteProjectGrant: Call = ({ directory }, body) => {
  const grant = find(directory, target(body, 'DeleteProjectGrantRequest'));
  if (!grant) {
    return {};
  }
  removeProjectGrant(directory, grant.id);
  return { deletionDate: new Date().toISOString() };
};

function target(
  body: Fields,
  message: string,
): Pick<ProjectGrant, 'projectId' | 'grantedOrganizationId'> {
  return {
    projectId: requiredText(body, message, 'projectId'),
    grantedOrganizationId: requiredText(body, message, 'grantedOrganizationId'),
  };
}

function find(
  directory: Directory,
  wanted: Pick<ProjectGrant, 'projectId' | 'grantedOrganizationId'>,
): ProjectGrant | undefined {
  const grant = directory.projectGrantOf(wanted.grantedOrganizationId);
  return grant?.projectId === wanted.projectId ? grant : undefined;
}
