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
import type { Person } from './records';
import {
  list,
  matches,
  matchesAll,
  object,
  paged,
  sorted,
  text,
  textFilter,
} from './search';
import type { Fields, Queries } from './search';

const QUERIES: Queries<Person> = {
  userNameQuery: textQuery('userName', row => row.username),
  firstNameQuery: textQuery('firstName', row => row.givenName),
  lastNameQuery: textQuery('lastName', row => row.familyName),
  displayNameQuery: textQuery('displayName', row => row.displayName),
  emailQuery: textQuery('emailAddress', row => row.email),
  loginNameQuery: textQuery('loginName', row => row.username),
  stateQuery: q => row => row.state === q.state,
  typeQuery: q => () => q.type !== 'TYPE_MACHINE',
  inUserIdsQuery: q => row => list(q, 'userIds').some(id => `${id}` === row.id),
  inUserEmailsQuery: q => row =>
    list(q, 'userEmails').some(email => `${email}` === row.email),
  organizationIdQuery: q => row =>
    row.organizationId === text(q, 'organizationId'),
  orQuery: q => {
    const filters = list(q, 'queries').map(sub => matches(sub, QUERIES));
    return row => filters.some(filter => filter(row));
  },
  andQuery: q => matchesAll(list(q, 'queries'), QUERIES),
  notQuery: q => {
    const filter = matches(object(q, 'query'), QUERIES);
    return row => !filter(row);
  },
};

/** `POST /v2/users` */
export function searchUsers(directory: DirectoryView, body: Fields): unknown {
  const query = object(body, 'query');
  const found = sorted(
    directory.people().filter(matchesAll(list(body, 'queries'), QUERIES)),
    body.sortingColumn,
    query.asc,
    {
      USER_FIELD_NAME_USER_NAME: row => row.username,
      USER_FIELD_NAME_FIRST_NAME: row => row.givenName,
      USER_FIELD_NAME_LAST_NAME: row => row.familyName,
      USER_FIELD_NAME_DISPLAY_NAME: row => row.displayName,
      USER_FIELD_NAME_EMAIL: row => row.email,
      USER_FIELD_NAME_STATE: row => row.state,
      USER_FIELD_NAME_CREATION_DATE: row => row.creationDate,
    },
  );
  return {
    details: {
      totalResult: String(found.length),
      timestamp: new Date().toISOString(),
    },
    sortingColumn: body.sortingColumn,
    result: paged(found, query).rows.map(userOf),
  };
}

function textQuery(field: string, of: (row: Person) => string) {
  return (q: Fields) => {
    const filter = textFilter(text(q, field), q.method);
    return (row: Person) => filter(of(row));
  };
}

function userOf(row: Person): unknown {
  return {
    userId: row.id,
    details: {
      sequence: String(row.sequence),
      changeDate: row.changeDate,
      resourceOwner: row.organizationId,
      creationDate: row.creationDate,
    },
    state: row.state,
    username: row.username,
    loginNames: [row.username],
    preferredLoginName: row.username,
    human: {
      profile: {
        givenName: row.givenName,
        familyName: row.familyName,
        displayName: row.displayName,
        preferredLanguage: row.preferredLanguage,
      },
      email: { email: row.email, isVerified: row.emailVerified },
      passwordChanged: row.passwordChangedAt,
    },
  };
}
