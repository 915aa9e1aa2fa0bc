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

import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { isoOf } from '../database/columns';
import { Database } from '../database/Database';
import type { OperationRow } from '../operations/OperationRow';
import { OperationStore } from '../operations/OperationStore';
import {
  generateSealingKey,
  resealSecrets,
  sealingKeyYaml,
  SealingKeys,
  type ResealReport,
} from '../sealing';

/**
 * One operation, as an operator needs it in a line; times in ISO 8601.
 *
 * @public
 */
export interface ListedOperation {
  id: string;
  kind: string;
  subject: string;
  state: string;
  step?: string;
  attempts: number;
  createdAt: string;
  /** What it waits for, since when, and when it tries again. */
  waiting?: { for: string; since: string; nextAttemptAt: string };
  /** Why it stopped or waits. */
  reason?: string;
}

/**
 * What operators do from a shell, on the portal's database and without a running backend.
 *
 * @public
 */
export class PortalAdmin {
  readonly #database: Database;
  readonly #config: Config;

  private constructor(database: Database, config: Config) {
    this.#database = database;
    this.#config = config;
  }

  /** @param options.database - that of the plugin `pieced` */
  static async create(options: {
    database: DatabaseService;
    config: Config;
  }): Promise<PortalAdmin> {
    const { database, config } = options;
    return new PortalAdmin(
      await Database.create({
        // looking must not change the tables under a running backend of another version
        database: {
          getClient: () => database.getClient(),
          migrations: { skip: true },
        },
      }),
      config,
    );
  }

  /** The oldest operations in the given states first; without states those that have not ended well. */
  async listOperations(options?: {
    states?: string[];
    limit?: number;
  }): Promise<ListedOperation[]> {
    const { states = ['queued', 'running', 'waiting', 'failed'], limit = 100 } =
      options ?? {};
    const rows: OperationRow[] = await this.#database
      .queries('operations')
      .whereIn('state', states)
      .orderBy('sequence')
      .limit(limit);
    return rows.map(listed);
  }

  /**
   * Puts an operation in line again that failed or waits.
   *
   * @throws NotFoundError, or ConflictError with its state
   */
  async retryOperation(id: string): Promise<void> {
    const store = new OperationStore({ database: this.#database });
    await this.#database.transaction(async tx => {
      const row = isUuid(id) ? await store.get(id, tx.queries) : undefined;
      if (!row) {
        throw new NotFoundError(`No operation with id '${id}'`);
      }
      if (!(await store.retry(tx, row))) {
        throw new ConflictError(
          `Operation '${id}' is ${row.state}: only what failed or waits can be retried`,
        );
      }
    });
  }

  /** Seals everything with the first key of `pieced.sealing.keys`; the older ones must still have private halves. */
  rotateSecrets(): Promise<ResealReport> {
    return resealSecrets({
      database: this.#database,
      keys: SealingKeys.fromConfig(
        this.#config.getOptionalConfig('pieced.sealing'),
      ),
    });
  }

  /** A new key as the entries of `pieced.sealing.keys` to paste. */
  static newSealingKey(id: string): { forWorkers: string; forServing: string } {
    const key = generateSealingKey(id);
    return {
      forWorkers: sealingKeyYaml(key),
      forServing: sealingKeyYaml(key, { publicOnly: true }),
    };
  }
}

/** PostgreSQL refuses to compare a uuid with anything else. */
function isUuid(id: string): boolean {
  return z.uuid().safeParse(id).success;
}

function listed(row: OperationRow): ListedOperation {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    state: row.state,
    step: row.step ?? undefined,
    attempts: row.attempts,
    createdAt: isoOf(row.created_at),
    waiting:
      row.state === 'waiting' && row.waiting_for && row.waiting_since
        ? {
            for: row.waiting_for,
            since: isoOf(row.waiting_since),
            nextAttemptAt: isoOf(row.next_attempt_at),
          }
        : undefined,
    reason: row.error_message ?? undefined,
  };
}
