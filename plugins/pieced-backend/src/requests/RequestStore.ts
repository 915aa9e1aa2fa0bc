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

import {
  isProvisionedRequest,
  requestStatuses,
  statusesBefore,
  type ListRequestsQuery,
  type RequestStatus,
} from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';
import { scopeRequests, type Scope } from '../access/scope';
import { dateOf } from '../database/columns';
import { containsText } from '../database/containsText';
import { decodeCursor, encodeCursor, UUID } from '../database/cursors';
import type { Database, Queries, Transaction } from '../database/Database';
import type { RequestRow } from './RequestRow';

/** Further narrows a query, as the permission policy wants it. */
export type Narrow = (query: Knex.QueryBuilder) => void;

/** Hears of each request with a new status, in the transaction that sets it. */
export type StatusListener = (
  tx: Transaction,
  row: RequestRow,
) => Promise<void>;

/** The requests table. Each read is narrowed by the caller's scope. */
export class RequestStore {
  readonly #database: Database;
  readonly #onStatus?: StatusListener;

  constructor(options: { database: Database; onStatus?: StatusListener }) {
    this.#database = options.database;
    this.#onStatus = options.onStatus;
  }

  async get(
    id: string,
    scope: Scope,
    narrow: Narrow,
  ): Promise<RequestRow | undefined> {
    const query = this.#database
      .queries('tenant_requests')
      .where('tenant_requests.id', id);
    scopeRequests(query, scope);
    narrow(query);
    return query.first();
  }

  /** Where a request stands, whoever asks. */
  standing(
    id: string,
    queries: Queries,
  ): Promise<Pick<RequestRow, 'status' | 'decided_at'> | undefined> {
    return queries('tenant_requests')
      .where({ id })
      .first('status', 'decided_at');
  }

  findByIdempotencyKey(
    requestedBy: string,
    idempotencyKey: string,
  ): Promise<RequestRow | undefined> {
    return this.#database
      .queries<RequestRow>('tenant_requests')
      .where({ requested_by: requestedBy, idempotency_key: idempotencyKey })
      .first();
  }

  /** What permission rules look at, in the order of the ids; undefined where there is no such request. */
  async permissionResources(
    ids: string[],
  ): Promise<({ organizationId: string } | undefined)[]> {
    const rows: RequestRow[] = await this.#database
      .queries('tenant_requests')
      .select('id', 'organization_id')
      .whereIn('id', ids);
    const byId = new Map(rows.map(row => [row.id, row.organization_id]));
    return ids.map(id => {
      const organizationId = byId.get(id);
      return organizationId === undefined ? undefined : { organizationId };
    });
  }

  /** One page with the number of all rows that match, both under scope and policy. */
  async page(
    filter: ListRequestsQuery & { limit: number },
    scope: Scope,
    narrow: Narrow,
  ): Promise<{ rows: RequestRow[]; total: number; nextCursor?: string }> {
    const matching = this.#database.queries<RequestRow>('tenant_requests');
    scopeRequests(matching, scope);
    narrow(matching);
    applyFilter(matching, filter);

    const isOldestFirst = filter.order === 'age';
    const direction = isOldestFirst ? 'asc' : 'desc';
    const query = matching
      .clone()
      .orderBy([
        { column: 'created_at', order: direction },
        { column: 'id', order: direction },
      ])
      .limit(filter.limit + 1);
    if (filter.cursor) {
      const { createdAt, id } = decodeCursor(filter.cursor, UUID);
      query.whereRaw(`(created_at, id) ${isOldestFirst ? '>' : '<'} (?, ?)`, [
        createdAt,
        id,
      ]);
    }
    const rows: RequestRow[] = await query;
    const [{ count }] = await matching.clone().count({ count: '*' });
    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      rows: page,
      total: Number(count),
      nextCursor:
        rows.length > filter.limit && last
          ? encodeCursor({ createdAt: dateOf(last.created_at), id: last.id })
          : undefined,
    };
  }

  /** The newest request whose instance exists or is promised: billing comes from it. */
  newestProvisioned(
    organizationId: string,
    queries: Queries = this.#database.queries,
  ): Promise<RequestRow | undefined> {
    return queries('tenant_requests')
      .where({ organization_id: organizationId })
      .whereIn('status', requestStatuses.filter(isProvisionedRequest))
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .first();
  }

  async takenInstanceNames(organizationId: string): Promise<string[]> {
    const rows = await this.#database
      .queries<RequestRow>('tenant_requests')
      .select('instance_name')
      .where({ organization_id: organizationId })
      .whereNotNull('instance_name')
      .whereNotIn('status', ['rejected', 'withdrawn', 'deleted']);
    return rows.flatMap(row => row.instance_name ?? []);
  }

  async isTenantNameTaken(name: string): Promise<boolean> {
    const { queries } = this.#database;
    const taken =
      (await queries('tenant_requests')
        .where({ tenant_name: name })
        .first('id')) ??
      (await queries('tenants').where({ name }).first('name'));
    return taken !== undefined;
  }

  async insert(
    tx: Transaction,
    row: RequestRow,
    parts: {
      files: Record<string, string>;
      sealed?: { envelope: string; keyId: string };
    },
  ): Promise<void> {
    await tx.queries('tenant_requests').insert(row);
    await tx.queries('request_files').insert(
      Object.entries(parts.files).map(([name, content]) => ({
        request_id: row.id,
        name,
        content,
      })),
    );
    if (parts.sealed) {
      await tx.queries('sealed_secrets').insert({
        request_id: row.id,
        key_id: parts.sealed.keyId,
        envelope: parts.sealed.envelope,
        created_at: row.created_at,
      });
    }
    tx.changed('request', row.id, row.organization_id);
    await this.#onStatus?.(tx, row);
  }

  async files(
    id: string,
    queries: Queries = this.#database.queries,
  ): Promise<Record<string, string>> {
    const rows: { name: string; content: string }[] = await queries(
      'request_files',
    )
      .select('name', 'content')
      .where({ request_id: id });
    return Object.fromEntries(rows.map(row => [row.name, row.content]));
  }

  async envelope(id: string): Promise<string | undefined> {
    const row = await this.#database
      .queries('sealed_secrets')
      .where({ request_id: id })
      .first('envelope');
    return row?.envelope;
  }

  async forgetSecrets(tx: Transaction, id: string): Promise<void> {
    await tx.queries('sealed_secrets').where({ request_id: id }).delete();
  }

  /**
   * Moves one request to a status if the lifecycle allows it from where it is. Undefined when it does not.
   */
  async transition(
    tx: Transaction,
    row: Pick<RequestRow, 'id' | 'organization_id'>,
    to: RequestStatus,
    change: Partial<RequestRow> = {},
  ): Promise<RequestRow | undefined> {
    const [moved]: RequestRow[] = await tx
      .queries('tenant_requests')
      .where({ id: row.id })
      .whereIn('status', statusesBefore(to))
      .update({
        ...change,
        status: to,
        updated_at: new Date(),
        revision: tx.queries.raw('revision + 1'),
      })
      .returning('*');
    if (moved) {
      tx.changed('request', row.id, row.organization_id);
      await this.#onStatus?.(tx, moved);
    }
    return moved;
  }
}

function applyFilter(
  query: Knex.QueryBuilder,
  filter: Pick<ListRequestsQuery, 'status' | 'search'>,
): void {
  if (filter.status) {
    query.whereIn('status', [filter.status].flat());
  }
  if (filter.search) {
    containsText(
      query,
      ['company_name', 'instance_name', 'tenant_name'],
      filter.search,
    );
  }
}
