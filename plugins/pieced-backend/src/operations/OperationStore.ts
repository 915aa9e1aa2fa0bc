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

import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@backstage/types';
import type { OutsideSystem } from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';
import type { Database, Queries, Transaction } from '../database/Database';
import { dueOperation } from './dueOperation';
import {
  resultsOf,
  shownColumns,
  type OperationRow,
  type ShownOperation,
} from './OperationRow';

/** Thrown when somebody else has taken an operation over; its holder must let go without a trace. */
export class LeaseLostError extends Error {
  constructor(operationId: string) {
    super(`The lease of operation '${operationId}' is lost`);
    this.name = 'LeaseLostError';
  }
}

/**
 * The operations table: queue, lease, progress. Every write of a worker is guarded by its lease.
 */
export class OperationStore {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(options: { database: Database; now?: () => Date }) {
    this.#database = options.database;
    this.#now = options.now ?? (() => new Date());
  }

  /** Queues an operation in the transaction of the change that it belongs to. Returns its id. */
  async enqueue(
    tx: Transaction,
    operation: {
      kind: string;
      subject: string;
      organizationId: string;
      input: JsonObject;
      requestedBy: string;
    },
  ): Promise<string> {
    const id = randomUUID();
    const now = this.#now();
    await tx.queries('operations').insert({
      id,
      kind: operation.kind,
      subject: operation.subject,
      organization_id: operation.organizationId,
      input: JSON.stringify(operation.input),
      state: 'queued',
      results: '[]',
      next_attempt_at: now,
      requested_by: operation.requestedBy,
      created_at: now,
    });
    tx.changed('operation', id, operation.organizationId);
    tx.changed('work', operation.kind);
    return id;
  }

  get(
    id: string,
    queries: Queries = this.#database.queries,
  ): Promise<OperationRow | undefined> {
    return queries('operations').where({ id }).first();
  }

  /** The newest operation of each subject that has one, without its input, which can be large. */
  async newestOf(
    queries: Queries,
    subjects: string[],
  ): Promise<Map<string, ShownOperation>> {
    const rows: ShownOperation[] = await queries('operations')
      .select(shownColumns)
      .whereIn(
        'sequence',
        queries('operations')
          .max('sequence')
          .whereIn('subject', subjects)
          .groupBy('subject'),
      );
    return new Map(rows.map(row => [row.subject, row]));
  }

  /** Those of the given ids that exist, without their inputs. */
  async byId(queries: Queries, ids: string[]): Promise<ShownOperation[]> {
    return queries('operations').select(shownColumns).whereIn('id', ids);
  }

  /**
   * Takes the operation that is due the longest and stands first in its subject's line; an operation whose holder
   * has died is due when its lease ends.
   */
  async claim(options: {
    leaseMs: number;
    kinds: string[];
  }): Promise<OperationRow | undefined> {
    const { leaseMs, kinds } = options;
    return this.#database.transaction(async tx => {
      const now = this.#now();
      const candidate = dueOperation(tx.queries, now, kinds);
      const row: OperationRow | undefined = await (this.#database.isPostgres
        ? candidate.forUpdate('o').skipLocked()
        : candidate);
      if (!row) {
        return undefined;
      }
      const change = {
        state: 'running' as const,
        // a name for this claim alone: a process that slept through its lease must not pass for its own successor
        lease_owner: randomUUID(),
        lease_until: new Date(now.getTime() + leaseMs),
        attempts: row.attempts + 1,
        started_at: row.started_at ?? now,
      };
      await tx.queries('operations').where({ id: row.id }).update(change);
      tx.changed('operation', row.id, row.organization_id);
      return { ...row, ...change };
    });
  }

  /** Prolongs a lease. */
  async renew(row: OperationRow, leaseMs: number): Promise<boolean> {
    const count = await this.#held(this.#database.queries, row).update({
      lease_until: new Date(this.#now().getTime() + leaseMs),
    });
    return count === 1;
  }

  /**
   * Records finished steps, in the transaction of what they changed. `isLast` ends the operation.
   *
   * @throws LeaseLostError
   */
  async recordSteps(
    tx: Transaction,
    row: OperationRow,
    steps: { names: string[]; isLast: boolean },
  ): Promise<OperationRow> {
    const now = this.#now();
    const change = {
      results: JSON.stringify([
        ...resultsOf(row),
        ...steps.names.map(step => ({ step, finishedAt: now.toISOString() })),
      ]),
      step: steps.names.at(-1)!,
      attempts: 1,
      waiting_for: null,
      waiting_since: null,
      waiting_reason: null,
      error_code: null,
      error_message: null,
      error_field: null,
      ...(steps.isLast
        ? {
            state: 'succeeded' as const,
            finished_at: now,
            lease_owner: null,
            lease_until: null,
          }
        : {}),
    };
    await this.#update(tx, row, change);
    return { ...row, ...change };
  }

  /** Puts an operation aside until `nextAttemptAt`. */
  async wait(
    row: OperationRow,
    waiting: {
      step: string;
      for: OutsideSystem;
      reason: string;
      message: string;
      nextAttemptAt: Date;
    },
  ): Promise<void> {
    const isSameWait =
      row.waiting_for === waiting.for && row.step === waiting.step;
    await this.#database.transaction(tx =>
      this.#update(tx, row, {
        state: 'waiting',
        step: waiting.step,
        waiting_for: waiting.for,
        waiting_since: (isSameWait && row.waiting_since) || this.#now(),
        waiting_reason: waiting.reason,
        error_message: waiting.message,
        next_attempt_at: waiting.nextAttemptAt,
        lease_owner: null,
        lease_until: null,
      }),
    );
  }

  /** Stops an operation until a person retries or cancels it. */
  async fail(
    row: OperationRow,
    error: { step: string; code: string; message: string; field?: string },
  ): Promise<void> {
    await this.#database.transaction(tx =>
      this.#update(tx, row, {
        state: 'failed',
        step: error.step,
        waiting_for: null,
        waiting_since: null,
        waiting_reason: null,
        error_code: error.code,
        error_message: error.message,
        error_field: error.field ?? null,
        finished_at: this.#now(),
        lease_owner: null,
        lease_until: null,
      }),
    );
  }

  /** Gives a claimed operation back untouched, when the worker stops. */
  async release(row: OperationRow): Promise<void> {
    await this.#database.transaction(async tx => {
      await this.#update(tx, row, {
        state: 'queued',
        next_attempt_at: this.#now(),
        lease_owner: null,
        lease_until: null,
      });
      tx.changed('work', row.kind);
    });
  }

  /** Puts a failed operation, or one that waits, in line again. False when it is neither. */
  async retry(tx: Transaction, row: OperationRow): Promise<boolean> {
    const count = await tx
      .queries('operations')
      .where({ id: row.id })
      .whereIn('state', ['failed', 'waiting'])
      .update({
        state: 'queued',
        attempts: 0,
        next_attempt_at: this.#now(),
        error_code: null,
        error_message: null,
        error_field: null,
        finished_at: null,
      });
    if (count === 1) {
      this.#announce(tx, row);
      tx.changed('work', row.kind);
    }
    return count === 1;
  }

  async #update(
    tx: Transaction,
    row: OperationRow,
    change: Partial<OperationRow>,
  ): Promise<void> {
    if ((await this.#held(tx.queries, row).update(change)) !== 1) {
      throw new LeaseLostError(row.id);
    }
    this.#announce(tx, row);
  }

  #announce(tx: Transaction, row: OperationRow): void {
    tx.changed('operation', row.id, row.organization_id);
    const [topic, key] = row.subject.split(':', 2);
    if (topic === 'request' || topic === 'tenant' || topic === 'organization') {
      tx.changed(topic, key, row.organization_id);
    }
  }

  #held(queries: Queries, row: OperationRow): Knex.QueryBuilder {
    return queries('operations').where({
      id: row.id,
      state: 'running',
      lease_owner: row.lease_owner,
    });
  }
}
