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

import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { PiecedPermissionQuery } from '@pieced/plugin-pieced-node';
import type { Knex } from 'knex';

/** How one leaf of a permission decision becomes SQL on a table. */
export type LeafToSql = (
  query: Knex.QueryBuilder,
  leaf: PiecedPermissionQuery,
) => void;

/**
 * Narrows a query to what a conditional permission decision allows. A group without members keeps its meaning: none
 * of nothing allows nothing, all of nothing allows everything.
 */
export function criteriaToSql(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<PiecedPermissionQuery>,
  leafToSql: LeafToSql,
): void {
  const nested =
    (inner: PermissionCriteria<PiecedPermissionQuery>) =>
    (builder: Knex.QueryBuilder) =>
      criteriaToSql(builder, inner, leafToSql);

  if ('not' in criteria) {
    query.whereNot(nested(criteria.not));
  } else if ('anyOf' in criteria) {
    query.where(any => {
      any.whereRaw('1 = 0');
      criteria.anyOf.forEach(inner => any.orWhere(nested(inner)));
    });
  } else if ('allOf' in criteria) {
    query.where(all => {
      all.whereRaw('1 = 1');
      criteria.allOf.forEach(inner => all.where(nested(inner)));
    });
  } else {
    leafToSql(query, criteria);
  }
}

/** Leaves on `tenant_requests`. */
export const requestLeafToSql: LeafToSql = (query, { key, values }) => {
  if (key === 'organization_id') {
    query.whereIn('tenant_requests.organization_id', values);
  } else {
    query.whereRaw('1 = 0');
  }
};

/** Leaves on `tenants`. */
export const tenantLeafToSql: LeafToSql = (query, { key, values }) => {
  if (key === 'organization_id') {
    // a tenant without organization is in none, also under a negation
    query.whereIn(
      query.client.raw(`coalesce(tenants.organization_id, '')`),
      values,
    );
  } else {
    query.whereExists(assigned =>
      assigned
        .from('tenant_assignments')
        .whereRaw('tenant_assignments.tenant_name = tenants.name')
        .whereIn('tenant_assignments.user_entity_ref', values),
    );
  }
};
