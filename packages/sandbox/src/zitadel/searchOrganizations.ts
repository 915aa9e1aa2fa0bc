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
import type { Organization } from './records';
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

/** `POST /v2/organizations/_search` */
export function searchOrganizations(
  directory: DirectoryView,
  body: Fields,
  defaultOrganizationId: string,
): unknown {
  const queries: Queries<Organization> = {
    nameQuery: q => {
      const filter = textFilter(text(q, 'name'), q.method);
      return row => filter(row.name);
    },
    domainQuery: q => {
      const filter = textFilter(text(q, 'domain'), q.method);
      return row => filter(row.primaryDomain);
    },
    stateQuery: q => row => row.state === q.state,
    idQuery: q => row => row.id === text(q, 'id'),
    defaultQuery: () => row => row.id === defaultOrganizationId,
  };
  const query = object(body, 'query');
  const found = sorted(
    directory
      .organizations()
      .filter(matchesAll(list(body, 'queries'), queries)),
    body.sortingColumn,
    query.asc,
    {
      ORGANIZATION_FIELD_NAME_NAME: row => row.name,
      ORGANIZATION_FIELD_NAME_CREATION_DATE: row => row.creationDate,
    },
  );
  return {
    details: {
      totalResult: String(found.length),
      timestamp: new Date().toISOString(),
    },
    sortingColumn: body.sortingColumn,
    result: paged(found, query).rows.map(row => ({
      id: row.id,
      details: {
        sequence: String(row.sequence),
        changeDate: row.changeDate,
        resourceOwner: row.id,
        creationDate: row.creationDate,
      },
      state: row.state,
      name: row.name,
      primaryDomain: row.primaryDomain,
    })),
  };
}
