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

import type { DirectoryView } from './DirectoryView';
import type { Authorization, Person } from './records';
import {
  list,
  matchesAll,
  object,
  paged,
  sorted,
  text,
  textFilter,
} from './search';
import type { Fields, Queries } from './search';

/** `zitadel.authorization.v2.AuthorizationService/ListAuthorizations` */
export function listAuthorizations(
  directory: DirectoryView,
  body: Fields,
): unknown {
  const personOf = (row: Authorization) =>
    directory.person(row.userId) as Person;
  const queries: Queries<Authorization> = {
    authorizationIds: q => row => list(q, 'ids').some(id => `${id}` === row.id),
    organizationId: q => row => row.organizationId === text(q, 'id'),
    projectId: q => row => row.projectId === text(q, 'id'),
    userId: q => row => row.userId === text(q, 'id'),
    inUserIds: q => row => list(q, 'ids').some(id => `${id}` === row.userId),
    userOrganizationId: q => row =>
      personOf(row).organizationId === text(q, 'id'),
    projectGrantId: q => row =>
      directory
        .projectGrants()
        .some(
          grant =>
            grant.id === text(q, 'id') &&
            grant.grantedOrganizationId === row.organizationId,
        ),
    state: q => row => row.state === q.state,
    roleKey: q => {
      const filter = textFilter(text(q, 'key'), q.method);
      return row => row.roleKeys.some(filter);
    },
    projectName: q => {
      const filter = textFilter(text(q, 'name'), q.method);
      return () => filter(directory.project.name);
    },
    userPreferredLoginName: q => {
      const filter = textFilter(text(q, 'loginName'), q.method);
      return row => filter(personOf(row).username);
    },
    userDisplayName: q => {
      const filter = textFilter(text(q, 'displayName'), q.method);
      return row => filter(personOf(row).displayName);
    },
  };
  const pagination = object(body, 'pagination');
  const found = sorted(
    directory
      .authorizations()
      .filter(matchesAll(list(body, 'filters'), queries)),
    body.sortingColumn,
    pagination.asc,
    {
      AUTHORIZATION_FIELD_NAME_CREATED_DATE: row => row.creationDate,
      AUTHORIZATION_FIELD_NAME_CHANGED_DATE: row => row.changeDate,
      AUTHORIZATION_FIELD_NAME_ID: row => row.id,
      AUTHORIZATION_FIELD_NAME_USER_ID: row => row.userId,
      AUTHORIZATION_FIELD_NAME_PROJECT_ID: row => row.projectId,
      AUTHORIZATION_FIELD_NAME_ORGANIZATION_ID: row => row.organizationId,
      AUTHORIZATION_FIELD_NAME_USER_ORGANIZATION_ID: row =>
        personOf(row).organizationId,
    },
  );
  const { rows, limit } = paged(found, pagination);
  return {
    pagination: {
      totalResult: String(found.length),
      appliedLimit: String(limit),
    },
    authorizations: rows.map(row => authorizationOf(directory, row)),
  };
}

function authorizationOf(
  directory: DirectoryView,
  row: Authorization,
): unknown {
  const { project } = directory;
  const person = directory.person(row.userId);
  return {
    id: row.id,
    creationDate: row.creationDate,
    changeDate: row.changeDate,
    project: {
      id: project.id,
      name: project.name,
      organizationId: project.organizationId,
    },
    organization: {
      id: row.organizationId,
      name: directory.organization(row.organizationId)?.name,
    },
    user: {
      id: row.userId,
      preferredLoginName: person?.username,
      displayName: person?.displayName,
      organizationId: person?.organizationId,
    },
    state: row.state,
    roles: project.roles.filter(role => row.roleKeys.includes(role.key)),
  };
}
