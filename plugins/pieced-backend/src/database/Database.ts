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
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { ChangeTopic } from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';

/** SQLite takes at most 500 rows in one statement as knex writes it. */
const INSERT_CHUNK = 500;

/** A query runs on the database or inside a transaction. */
export type Queries = Knex | Knex.Transaction;

/** What a change is about: something to read again, or `work` of the kind in its key, which waits for an engine. */
export type FeedTopic = ChangeTopic | 'work';

/**
 * A transaction that also says what it changes, so that readers look again once it is committed.
 */
export interface Transaction {
  queries: Knex.Transaction;
  changed(topic: FeedTopic, key: string, organizationId?: string): void;
}

/** Hears what was committed. */
export type CommitListener = (
  changes: { topic: FeedTopic; key: string }[],
) => void;

interface ChangeRow {
  topic: FeedTopic;
  key: string;
  organization_id: string | null;
  created_at: Date;
}

/**
 * The portal's one database.
 */
export class Database {
  readonly queries: Knex;
  readonly #now: () => Date;
  readonly #listeners = new Set<CommitListener>();

  private constructor(queries: Knex, now: () => Date) {
    this.queries = queries;
    this.#now = now;
  }

  static async create(options: {
    database: DatabaseService;
    now?: () => Date;
  }): Promise<Database> {
    const { database, now = () => new Date() } = options;
    const client = await database.getClient();
    // an error says which statement failed, never with whose values: those are people's
    client.client.config.compileSqlOnError = false;
    if (!database.migrations?.skip) {
      await client.migrate.latest({
        directory: resolvePackagePath(
          '@pieced/plugin-pieced-backend',
          'migrations',
        ),
      });
    }
    return new Database(client, now);
  }

  get isPostgres(): boolean {
    return this.queries.client.config.client === 'pg';
  }

  /**
   * Runs one transaction. What it marks as changed is written with it and told to this process after the commit.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const changes: ChangeRow[] = [];
    const result = await this.queries.transaction(async queries => {
      const value = await work({
        queries,
        changed: (topic, key, organizationId) =>
          changes.push({
            topic,
            key,
            organization_id: organizationId ?? null,
            created_at: this.#now(),
          }),
      });
      for (let i = 0; i < changes.length; i += INSERT_CHUNK) {
        await queries('changes').insert(changes.slice(i, i + INSERT_CHUNK));
      }
      return value;
    });
    if (changes.length > 0) {
      this.#listeners.forEach(listener => listener(changes));
    }
    return result;
  }

  /** Calls the listener after each commit of this process that changed something. Returns how to stop that. */
  onCommitted(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
