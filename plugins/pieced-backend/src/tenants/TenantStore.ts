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

import type {
  ListTenantsQuery,
  TenantPhase,
} from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';
import { scopeTenants, type Scope } from '../access/scope';
import { dateOf } from '../database/columns';
import { containsText } from '../database/containsText';
import { decodeCursor, encodeCursor } from '../database/cursors';
import type { Database, Queries, Transaction } from '../database/Database';
import type { Narrow, RequestStore } from '../requests/RequestStore';
import type { TenantRow, TenantWithOrganization } from './TenantRow';

const WRITE_CHUNK = 100;

const TENANT_NAME = /^[a-z0-9.-]{1,63}$/;

/** The tenants table: a copy of the cluster that pages read. Each read is narrowed by the caller's scope. */
export class TenantStore {
  readonly #database: Database;
  readonly #requests: RequestStore;

  constructor(options: { database: Database; requests: RequestStore }) {
    this.#database = options.database;
    this.#requests = options.requests;
  }

  async get(
    name: string,
    scope: Scope,
    narrow: Narrow,
  ): Promise<TenantWithOrganization | undefined> {
    const query = this.#live().where('tenants.name', name);
    scopeTenants(query, scope);
    narrow(query);
    return this.#withOrganization(query).first();
  }

  /** What permission rules look at, in the order of the names; undefined where there is no such tenant. */
  async permissionResources(
    names: string[],
  ): Promise<
    ({ organizationId: string; assignedUserRefs: string[] } | undefined)[]
  > {
    const { queries } = this.#database;
    const rows = await this.byName(queries, names);
    const assignments: { tenant_name: string; user_entity_ref: string }[] =
      await queries('tenant_assignments').whereIn('tenant_name', names);
    return names.map(name => {
      const row = rows.get(name);
      return (
        row && {
          organizationId: row.organization_id ?? '',
          assignedUserRefs: assignments
            .filter(assignment => assignment.tenant_name === name)
            .map(assignment => assignment.user_entity_ref),
        }
      );
    });
  }

  /** One page, with the number of all rows that match and the visible rows of each phase. */
  async page(
    filter: ListTenantsQuery & { limit: number },
    scope: Scope,
    narrow: Narrow,
  ): Promise<{
    rows: TenantWithOrganization[];
    total: number;
    phases: Partial<Record<TenantPhase, number>>;
    nextCursor?: string;
  }> {
    const visible = this.#live();
    scopeTenants(visible, scope);
    narrow(visible);
    const matching = visible.clone();
    applyFilter(matching, filter);

    const query = this.#withOrganization(matching.clone())
      .orderBy([
        { column: 'tenants.created_at', order: 'desc' },
        { column: 'tenants.name', order: 'desc' },
      ])
      .limit(filter.limit + 1);
    if (filter.cursor) {
      const { createdAt, id } = decodeCursor(filter.cursor, TENANT_NAME);
      query.whereRaw('(tenants.created_at, tenants.name) < (?, ?)', [
        createdAt,
        id,
      ]);
    }
    const rows: TenantWithOrganization[] = await query;
    const [{ count }] = await matching.clone().count({ count: '*' });
    const phases: { phase: TenantPhase; count: number | string }[] =
      await visible
        .clone()
        .select('phase')
        .count({ count: '*' })
        .groupBy('phase');

    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      rows: page,
      total: Number(count),
      phases: Object.fromEntries(
        phases.map(entry => [entry.phase, Number(entry.count)]),
      ),
      nextCursor:
        rows.length > filter.limit && last
          ? encodeCursor({ createdAt: dateOf(last.created_at), id: last.name })
          : undefined,
    };
  }

  /** The rows as they are, by name. */
  async byName(
    queries: Queries,
    names: string[],
  ): Promise<Map<string, TenantRow>> {
    const rows: TenantRow[] = await queries('tenants').whereIn('name', names);
    return new Map(rows.map(row => [row.name, row]));
  }

  async notDeleted(
    queries: Queries,
  ): Promise<Pick<TenantRow, 'name' | 'uid' | 'resource_version'>[]> {
    return queries('tenants')
      .whereNull('deleted_at')
      .select('name', 'uid', 'resource_version');
  }

  /** Writes rows over what is there; the caller has made sure that they are newer. */
  async write(tx: Transaction, rows: TenantRow[]): Promise<void> {
    for (let i = 0; i < rows.length; i += WRITE_CHUNK) {
      await tx
        .queries('tenants')
        .insert(rows.slice(i, i + WRITE_CHUNK))
        .onConflict('name')
        .merge()
        // decided again here, so that of two writers the newer one stays
        .whereRaw(
          `tenants.uid <> excluded.uid
             or tenants.resource_version < excluded.resource_version`,
        );
    }
    for (const row of rows) {
      tx.changed('tenant', row.name, row.organization_id ?? undefined);
    }
    await this.#activateRequests(
      tx,
      rows.filter(row => row.phase === 'Ready').map(row => row.name),
    );
  }

  /**
   * Keeps the rows for usage and audit, and marks exactly each tenant's own request as deleted. A row that stands for
   * a newer resource of the same name is left alone.
   */
  async markDeleted(
    tx: Transaction,
    gone: { name: string; uid: string; resourceVersion: string }[],
    deletedAt: Date,
  ): Promise<void> {
    for (let i = 0; i < gone.length; i += WRITE_CHUNK) {
      const chunk = gone.slice(i, i + WRITE_CHUNK);
      const versions = new Map(
        chunk.map(({ name, resourceVersion }) => [name, resourceVersion]),
      );
      const rows: TenantRow[] = await tx
        .queries('tenants')
        .whereIn(
          'uid',
          chunk.map(({ uid }) => uid),
        )
        .whereIn(
          'name',
          chunk.map(({ name }) => name),
        )
        .whereNull('deleted_at');
      for (const row of rows) {
        await tx
          .queries('tenants')
          .where({ name: row.name })
          .update({
            deleted_at: deletedAt,
            observed_at: deletedAt,
            // so that what was seen before the deletion and comes late does not bring the tenant back
            resource_version: Math.max(
              Number(row.resource_version),
              Number(versions.get(row.name)) || 0,
            ),
          });
        tx.changed('tenant', row.name, row.organization_id ?? undefined);
        await this.#markRequestDeleted(tx, row);
      }
    }
  }

  /** Moves the request of a tenant that the watch has already seen ready. */
  async settleRequest(tx: Transaction, name: string): Promise<void> {
    const isReady = await tx
      .queries('tenants')
      .where({ name, phase: 'Ready' })
      .whereNull('deleted_at')
      .first('name');
    if (isReady) {
      await this.#activateRequests(tx, [name]);
    }
  }

  async #activateRequests(tx: Transaction, names: string[]): Promise<void> {
    for (let i = 0; i < names.length; i += WRITE_CHUNK) {
      const waiting: { id: string; organization_id: string }[] = await tx
        .queries('tenant_requests')
        .join('tenants', 'tenants.request_id', 'tenant_requests.id')
        .select('tenant_requests.id', 'tenant_requests.organization_id')
        .whereIn('tenants.name', names.slice(i, i + WRITE_CHUNK))
        .whereRaw('tenants.name = tenant_requests.tenant_name')
        .whereIn('tenant_requests.status', ['approved', 'provisioning']);
      for (const row of waiting) {
        await this.#requests.transition(tx, row, 'active', {
          ready_at: new Date(),
        });
      }
    }
  }

  async #markRequestDeleted(tx: Transaction, tenant: TenantRow): Promise<void> {
    const request = await tx
      .queries('tenant_requests')
      .where({ id: tenant.request_id, tenant_name: tenant.name })
      .first('id', 'organization_id');
    if (request) {
      await this.#requests.transition(tx, request, 'deleted');
    }
  }

  #live(): Knex.QueryBuilder {
    return this.#database.queries('tenants').whereNull('tenants.deleted_at');
  }

  #withOrganization(query: Knex.QueryBuilder): Knex.QueryBuilder {
    return query
      .leftJoin('organizations', 'organizations.id', 'tenants.organization_id')
      .select(
        'tenants.*',
        'organizations.name as organization_name',
        'organizations.is_personal as organization_is_personal',
      );
  }
}

function applyFilter(
  query: Knex.QueryBuilder,
  filter: Pick<ListTenantsQuery, 'phase' | 'search' | 'organizationId'>,
): void {
  if (filter.phase) {
    query.where('tenants.phase', filter.phase);
  }
  if (filter.organizationId) {
    query.where('tenants.organization_id', filter.organizationId);
  }
  if (filter.search) {
    containsText(
      query,
      ['tenants.name', 'tenants.display_name'],
      filter.search,
    );
  }
}
