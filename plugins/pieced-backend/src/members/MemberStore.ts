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

import type { Knex } from 'knex';
import { containsText } from '../database/containsText';
import { dateOf } from '../database/columns';
import type { Database, Queries, Transaction } from '../database/Database';
import { decodeNameCursor, encodeNameCursor } from './nameCursor';
import type { MembershipRow } from './MembershipRow';

/** What a person still is to an organization, whatever a token says. */
export interface Standing {
  role: 'owner' | 'user';
  removedAt?: Date;
}

/** For how long after an operation ZITADEL's searches may still show what was before, in milliseconds. */
const SETTLE_MS = 60_000;

/** The people of customers' organizations; staff are in other rows of the same table. */
export class MemberStore {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #settleMs: number;

  constructor(options: {
    database: Database;
    now?: () => Date;
    settleMs?: number;
  }) {
    this.#database = options.database;
    this.#now = options.now ?? (() => new Date());
    this.#settleMs = options.settleMs ?? SETTLE_MS;
  }

  /** Undefined for somebody whom the portal has not heard of (yet). */
  async standing(
    organizationId: string,
    userId: string,
    queries: Queries = this.#database.queries,
  ): Promise<Standing | undefined> {
    const row: MembershipRow | undefined = await queries('members')
      .select('role', 'removed_at')
      .where({ organization_id: organizationId })
      .whereRaw('lower(user_id) = ?', [userId.toLowerCase()])
      .first();
    if (!row) {
      return undefined;
    }
    return {
      role: row.role === 'user' ? 'user' : 'owner',
      removedAt: row.removed_at === null ? undefined : dateOf(row.removed_at),
    };
  }

  /**
   * Lets nobody else change members of the organization until the transaction ends: a write, because that is what both
   * databases queue for. False when there is no such organization.
   */
  async lock(tx: Transaction, organizationId: string): Promise<boolean> {
    const count = await tx
      .queries('organizations')
      .where({ id: organizationId })
      .update({ id: organizationId });
    return count === 1;
  }

  get(
    organizationId: string,
    userId: string,
    queries: Queries = this.#database.queries,
  ): Promise<MembershipRow | undefined> {
    return queries('members')
      .where({ organization_id: organizationId, user_id: userId })
      .whereIn('role', ['owner', 'user'])
      .first();
  }

  findByInviteKey(
    invitedBy: string,
    key: string,
    queries: Queries,
  ): Promise<MembershipRow | undefined> {
    return queries('members')
      .where({ invited_by: invitedBy, invite_key: key })
      .first();
  }

  /** The addresses of those who belong to an organization. */
  emails(organizationId: string, queries: Queries): Promise<string[]> {
    return queries('members')
      .where({ organization_id: organizationId, removed_at: null })
      .pluck('email');
  }

  /** Those who belong to an organization as its owners. */
  owners(
    organizationId: string,
    queries: Queries = this.#database.queries,
  ): Promise<MembershipRow[]> {
    return queries('members').where({
      organization_id: organizationId,
      role: 'owner',
      removed_at: null,
    });
  }

  /** One page by name, with the number of all rows that match. Those on the way out are in it. */
  async page(
    organizationId: string,
    filter: { search?: string; cursor?: string; limit: number },
  ): Promise<{ rows: MembershipRow[]; total: number; nextCursor?: string }> {
    const { search, cursor, limit } = filter;
    const matching = this.#database
      .queries<MembershipRow>('members')
      .where({ organization_id: organizationId })
      .whereIn('role', ['owner', 'user'])
      .where(shown =>
        shown.whereNull('removed_at').orWhereNotNull('pending_operation_id'),
      );
    if (search) {
      matching.where(found =>
        containsText(found, ['display_name', 'email'], search),
      );
    }
    const query = matching
      .clone()
      .orderBy(['display_name', 'user_id'])
      .limit(limit + 1);
    if (cursor) {
      const { name, id } = decodeNameCursor(cursor);
      query.whereRaw('(display_name, user_id) > (?, ?)', [name, id]);
    }
    const rows: MembershipRow[] = await query;
    const [{ count }] = await matching.clone().count({ count: '*' });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page,
      total: Number(count),
      nextCursor:
        rows.length > limit && last
          ? encodeNameCursor({ name: last.display_name, id: last.user_id })
          : undefined,
    };
  }

  async insert(tx: Transaction, row: MembershipRow): Promise<void> {
    await tx.queries('members').insert(row);
    this.#announce(tx, row);
  }

  /** Changes a row as a command wants it; its revision goes up. */
  async change(
    tx: Transaction,
    row: MembershipRow,
    change: Partial<MembershipRow>,
  ): Promise<MembershipRow> {
    const changed = { ...row, ...change, revision: row.revision + 1 };
    await this.#rowOf(tx.queries, row).update({
      ...change,
      revision: changed.revision,
    });
    this.#announce(tx, row);
    return changed;
  }

  /** Records what an operation did, and that ZITADEL knows it, unless a later operation is still to come. */
  async settle(
    tx: Transaction,
    row: MembershipRow,
    operationId: string,
    change: Partial<MembershipRow> = {},
  ): Promise<void> {
    if (Object.keys(change).length > 0) {
      await this.#rowOf(tx.queries, row).update(change);
    }
    await this.#rowOf(tx.queries, row)
      .where({ pending_operation_id: operationId })
      .update({
        pending_operation_id: null,
        settled_at: new Date(this.#now().getTime() + this.#settleMs),
      });
    this.#announce(tx, row);
  }

  #rowOf(queries: Queries, row: MembershipRow): Knex.QueryBuilder {
    return queries('members').where({
      organization_id: row.organization_id,
      user_id: row.user_id,
    });
  }

  #announce(tx: Transaction, row: MembershipRow): void {
    tx.changed('organization', row.organization_id, row.organization_id);
  }
}
