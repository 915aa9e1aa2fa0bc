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

import { NotAllowedError } from '@backstage/errors';
import type { Caller } from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';

/**
 * The floor under every query: whose rows a caller can reach at all, whatever the permission policy says and also
 * when the permission framework is switched off.
 */
export type Scope =
  | { kind: 'all' }
  | { kind: 'organization'; organizationId: string }
  | { kind: 'assigned'; organizationId: string; userEntityRef: string };

/**
 * The scope of a person.
 *
 * @throws NotAllowedError for somebody who belongs to no organization
 */
export function scopeOf(caller: Caller): Scope {
  if (caller.isPlatform) {
    return { kind: 'all' };
  }
  const { organizationId, userEntityRef } = caller;
  if (organizationId === undefined) {
    throw new NotAllowedError(
      'This account belongs to no organization of the portal',
    );
  }
  return caller.customerRole === 'owner'
    ? { kind: 'organization', organizationId }
    : { kind: 'assigned', organizationId, userEntityRef };
}

/** Narrows a query on `tenant_requests`: members with the role `user` see no requests. */
export function scopeRequests(query: Knex.QueryBuilder, scope: Scope): void {
  if (scope.kind === 'organization') {
    query.where('tenant_requests.organization_id', scope.organizationId);
  } else if (scope.kind === 'assigned') {
    query.whereRaw('1 = 0');
  }
}

/** Narrows a query on `tenants`. */
export function scopeTenants(query: Knex.QueryBuilder, scope: Scope): void {
  if (scope.kind !== 'all') {
    query.where('tenants.organization_id', scope.organizationId);
  }
  if (scope.kind === 'assigned') {
    query.whereExists(assigned =>
      assigned
        .from('tenant_assignments')
        .whereRaw('tenant_assignments.tenant_name = tenants.name')
        .where('tenant_assignments.user_entity_ref', scope.userEntityRef),
    );
  }
}
