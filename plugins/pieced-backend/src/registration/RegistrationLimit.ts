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

import { createHash } from 'node:crypto';
import {
  RateLimiterPostgres,
  RateLimiterRes,
  RateLimiterSQLite,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Database } from '../database/Database';
import { TooManyRegistrationsError } from './TooManyRegistrationsError';

const TABLE = 'registration_attempts';
const MAX_PER_HOUR = 3;
const HOUR_S = 60 * 60;

/** Counts each client's registrations in the database, so that all replicas share the count. */
export class RegistrationLimit {
  readonly #database: Database;
  readonly #limiter: RateLimiterAbstract;

  constructor(options: { database: Database }) {
    this.#database = options.database;
    const { queries, isPostgres } = options.database;
    const Limiter = isPostgres ? RateLimiterPostgres : RateLimiterSQLite;
    this.#limiter = new Limiter({
      storeClient: queries,
      storeType: 'knex',
      tableName: TABLE,
      tableCreated: true,
      // its own timer outlives the database connection
      clearExpiredByTimeout: false,
      keyPrefix: 'client',
      points: MAX_PER_HOUR,
      duration: HOUR_S,
    });
  }

  /**
   * Counts one registration.
   *
   * @param client - as `clientOf` names it; only its hash is stored, for an hour after the first
   * @throws TooManyRegistrationsError
   */
  async consume(client: string): Promise<void> {
    try {
      await this.#limiter.consume(
        createHash('sha256').update(client).digest('base64url'),
      );
    } catch (error) {
      if (error instanceof RateLimiterRes) {
        throw new TooManyRegistrationsError(
          Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
        );
      }
      throw error;
    } finally {
      await this.#prune();
    }
  }

  async #prune(): Promise<void> {
    await this.#database
      .queries(TABLE)
      .where('expire', '<', Date.now())
      .delete();
  }
}
