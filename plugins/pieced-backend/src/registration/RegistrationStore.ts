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
import { dateOf } from '../database/columns';
import { decodeCursor, encodeCursor, UUID } from '../database/cursors';
import type { Database, Queries, Transaction } from '../database/Database';
import {
  unendedStates,
  type Refusal,
  type RegistrationRow,
} from './RegistrationRow';

/** A wait that is shorter than this heals itself before anybody looks. */
const STUCK_AFTER_MS = 60_000;

/** The registrations table. For the public way in, for the worker and for staff: nobody else's rows are in it. */
export class RegistrationStore {
  readonly #database: Database;
  readonly #onRefused: (tx: Transaction, row: RegistrationRow) => Promise<void>;
  readonly #now: () => Date;

  /** @param options - `onRefused` is told in the transaction */
  constructor(options: {
    database: Database;
    onRefused: (tx: Transaction, row: RegistrationRow) => Promise<void>;
    now?: () => Date;
  }) {
    this.#database = options.database;
    this.#onRefused = options.onRefused;
    this.#now = options.now ?? (() => new Date());
  }

  async insert(tx: Transaction, row: RegistrationRow): Promise<void> {
    await tx.queries('registrations').insert(row);
  }

  get(
    id: string,
    queries: Queries = this.#database.queries,
  ): Promise<RegistrationRow | undefined> {
    return queries('registrations').where({ id }).first();
  }

  /** Whether a registration with this address will come to an account. */
  async isAddressUnderWay(email: string): Promise<boolean> {
    const row = await this.#database
      .queries('registrations')
      .where({ email, state: 'under_way' })
      .first('id');
    return row !== undefined;
  }

  /** Whether what another registration with this address has made is still being taken away. */
  async isAddressBeingFreed(email: string): Promise<boolean> {
    const row = await this.#database
      .queries('registrations')
      .where({ email, state: 'cancelling' })
      .first('id');
    return row !== undefined;
  }

  /** Says that the directory is about to be asked for the organization. Undefined when nothing is to be made any more. */
  async announce(id: string): Promise<Date | undefined> {
    const at = this.#now();
    const count = await this.#database
      .queries('registrations')
      .where({ id, state: 'under_way' })
      .update({ establishing_at: at });
    return count === 1 ? at : undefined;
  }

  async recordName(tx: Transaction, id: string, name: string): Promise<void> {
    await tx
      .queries('registrations')
      .where({ id })
      .update({ organization_name: name });
  }

  /** Ends one without an organization; its domain is free again. */
  async refuse(tx: Transaction, id: string, refusal: Refusal): Promise<void> {
    if (await this.#finish(tx, id, { state: 'refused', refusal })) {
      await this.#onRefused(tx, (await this.get(id, tx.queries))!);
    }
  }

  /** Nothing more is made. False when it has ended already. */
  async cancel(tx: Transaction, id: string): Promise<boolean> {
    const count = await tx
      .queries('registrations')
      .where({ id, state: 'under_way' })
      .update({ state: 'cancelling', cancelled_at: this.#now() });
    return count === 1;
  }

  /** What was made is gone, and the domain is free again; or it stays, because the person has joined meanwhile. */
  async endCancellation(
    tx: Transaction,
    id: string,
    state: 'cancelled' | 'completed',
  ): Promise<void> {
    await this.#finish(tx, id, { state }, 'cancelling');
  }

  async complete(tx: Transaction, id: string): Promise<void> {
    await this.#finish(tx, id, { state: 'completed' });
  }

  /** One page, oldest first, with the number of all rows that match. */
  async page(filter: {
    state?: RegistrationRow['state'] | 'stuck';
    cursor?: string;
    limit: number;
  }): Promise<{ rows: RegistrationRow[]; total: number; nextCursor?: string }> {
    const { state, cursor, limit } = filter;
    const matching = this.#database.queries<RegistrationRow>('registrations');
    if (state === 'stuck') {
      this.#onlyStuck(matching);
    } else if (state) {
      matching.where({ state });
    }
    const query = matching
      .clone()
      .orderBy(['created_at', 'id'])
      .limit(limit + 1);
    if (cursor) {
      const { createdAt, id } = decodeCursor(cursor, UUID);
      query.whereRaw('(created_at, id) > (?, ?)', [createdAt, id]);
    }
    const rows: RegistrationRow[] = await query;
    const [{ count }] = await matching.clone().count({ count: '*' });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page,
      total: Number(count),
      nextCursor:
        rows.length > limit && last
          ? encodeCursor({ createdAt: dateOf(last.created_at), id: last.id })
          : undefined,
    };
  }

  #onlyStuck(query: Knex.QueryBuilder): void {
    const since = new Date(this.#now().getTime() - STUCK_AFTER_MS);
    const id = this.#database.isPostgres
      ? 'registrations.id::text'
      : 'registrations.id';
    query.whereIn('state', unendedStates).whereExists(operation =>
      operation
        .from('operations')
        .whereRaw(`operations.subject = 'registration:' || ${id}`)
        .where(stopped =>
          stopped
            .where('operations.state', 'failed')
            // also while it is tried again
            .orWhere('operations.waiting_since', '<', since),
        ),
    );
  }

  async #finish(
    tx: Transaction,
    id: string,
    change: Partial<RegistrationRow>,
    from: RegistrationRow['state'] = 'under_way',
  ): Promise<boolean> {
    const count = await tx
      .queries('registrations')
      .where({ id, state: from })
      .update({ ...change, finished_at: this.#now() });
    return count === 1;
  }
}
