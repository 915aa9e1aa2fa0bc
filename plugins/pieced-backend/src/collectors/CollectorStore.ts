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

import { optionalIsoOf, type TimestampColumn } from '../database/columns';
import type { Database } from '../database/Database';

/** A collector that has not been in touch for this long is down. */
const STALE_MS = 45_000;

/** How fresh the table of a collector is. */
export interface CollectorStatus {
  isAlive: boolean;
  /** The last moment at which the table was known to be current. */
  aliveAt?: Date;
  lostReason?: string;
}

/** Who runs which collector, and how fresh their tables are. */
export class CollectorStore {
  readonly #database: Database;

  constructor(options: { database: Database }) {
    this.#database = options.database;
  }

  async status(name: string): Promise<CollectorStatus | undefined> {
    const row: CollectorRow | undefined = await this.#database
      .queries('collectors')
      .where({ name })
      .first('alive_at', 'lost_reason');
    const iso = row && optionalIsoOf(row.alive_at);
    const aliveAt = iso ? new Date(iso) : undefined;
    return (
      row && {
        aliveAt,
        lostReason: row.lost_reason ?? undefined,
        isAlive:
          aliveAt !== undefined &&
          row.lost_reason === null &&
          Date.now() - aliveAt.getTime() < STALE_MS,
      }
    );
  }

  /**
   * What a collector's table was read from, `seen` when nothing was recorded yet. `adopted` takes the place of what was
   * recorded before.
   */
  async source(
    name: string,
    seen: string,
    adopted: string | undefined,
  ): Promise<string> {
    const { queries } = this.#database;
    await queries('collectors').insert({ name }).onConflict('name').ignore();
    await queries('collectors')
      .where({ name })
      .where(other => {
        other.whereNull('source');
        if (seen === adopted) {
          other.orWhere('source', '<>', seen);
        }
      })
      .update({ source: seen });
    const row: { source: string } = await queries('collectors')
      .where({ name })
      .first('source');
    return row.source;
  }

  /** The collector's table is current. Tells readers when it was not before. */
  async alive(name: string): Promise<void> {
    await this.#report(name, { alive_at: new Date(), lost_reason: null });
  }

  async lost(name: string, reason: string): Promise<void> {
    await this.#report(name, { lost_reason: reason });
  }

  /** Takes or prolongs the lease of a collector. False when somebody else holds it. */
  async acquire(
    name: string,
    owner: string,
    leaseMs: number,
  ): Promise<boolean> {
    const now = new Date();
    const { queries } = this.#database;
    const lease = {
      lease_owner: owner,
      lease_until: new Date(now.getTime() + leaseMs),
    };
    await queries('collectors').insert({ name }).onConflict('name').ignore();
    const count = await queries('collectors')
      .where({ name })
      .where(free =>
        free
          .whereNull('lease_owner')
          .orWhere('lease_owner', owner)
          .orWhere('lease_until', '<=', now),
      )
      .update(lease);
    return count === 1;
  }

  async release(name: string, owner: string): Promise<void> {
    await this.#database
      .queries('collectors')
      .where({ name, lease_owner: owner })
      .update({ lease_owner: null, lease_until: null });
  }

  async #report(
    name: string,
    change: { alive_at?: Date; lost_reason: string | null },
  ): Promise<void> {
    await this.#database.transaction(async tx => {
      const before: CollectorRow | undefined = await tx
        .queries('collectors')
        .where({ name })
        .first('alive_at', 'lost_reason');
      await tx.queries('collectors').where({ name }).update(change);
      const wasLost = !before?.alive_at || before.lost_reason !== null;
      if (wasLost !== (change.lost_reason !== null)) {
        tx.changed('collector', name);
      }
    });
  }
}

interface CollectorRow {
  alive_at: TimestampColumn | null;
  lost_reason: string | null;
}
