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

import { ownershipRefs } from '@pieced/plugin-pieced-common';
import type { Database, Queries, Transaction } from '../database/Database';

/** Which tenants people with the role `user` may read. */
export class AssignmentStore {
  readonly #database: Database;

  constructor(options: { database: Database }) {
    this.#database = options.database;
  }

  /** Names of the live tenants of an organization that are assigned to each of the people, by user id. */
  async of(
    organizationId: string,
    userIds: string[],
    queries: Queries = this.#database.queries,
  ): Promise<Map<string, string[]>> {
    const byRef = new Map(userIds.map(id => [ownershipRefs.user(id), id]));
    const rows: { name: string; ref: string }[] = await queries(
      'tenant_assignments as a',
    )
      .join('tenants as t', 't.name', 'a.tenant_name')
      .select({ name: 't.name', ref: 'a.user_entity_ref' })
      .where({ 't.organization_id': organizationId, 't.deleted_at': null })
      .whereIn('a.user_entity_ref', [...byRef.keys()])
      .orderBy('t.name');
    const found = new Map<string, string[]>();
    for (const { name, ref } of rows) {
      const id = byRef.get(ref)!;
      found.set(id, [...(found.get(id) ?? []), name]);
    }
    return found;
  }

  /** Whether all of them are live tenants of the organization. */
  async areTenantsOf(
    organizationId: string,
    names: string[],
    queries: Queries,
  ): Promise<boolean> {
    const found: string[] = await queries('tenants')
      .where({ organization_id: organizationId, deleted_at: null })
      .whereIn('name', names)
      .pluck('name');
    return new Set(found).size === new Set(names).size;
  }

  /** Assigns exactly these tenants, and tells the person's pages. */
  async replace(
    tx: Transaction,
    member: { organizationId: string; userId: string },
    names: string[],
  ): Promise<void> {
    const { organizationId, userId } = member;
    const ref = ownershipRefs.user(userId);
    const before: string[] = await tx
      .queries('tenant_assignments')
      .where({ user_entity_ref: ref })
      .pluck('tenant_name');
    const wanted = new Set(names);
    const gone = before.filter(name => !wanted.has(name));
    const added = [...wanted].filter(name => !before.includes(name));
    await tx
      .queries('tenant_assignments')
      .where({ user_entity_ref: ref })
      .whereIn('tenant_name', gone)
      .delete();
    if (added.length > 0) {
      await tx
        .queries('tenant_assignments')
        .insert(
          added.map(name => ({ tenant_name: name, user_entity_ref: ref })),
        );
    }
    for (const name of [...gone, ...added]) {
      tx.changed('tenant', name, organizationId);
    }
  }
}
