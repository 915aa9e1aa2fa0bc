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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Database, FeedTopic } from '../database/Database';
import { SeenIds } from './SeenIds';

/** One committed change, to be read again by whoever shows or works on it. */
export interface Change {
  topic: FeedTopic;
  key: string;
  organizationId?: string;
}

/** Told about changes in batches, each change once per batch. */
export type ChangeListener = (changes: Change[]) => void | Promise<void>;

const BATCH = 500;

/**
 * Reads the feed of one database as this replica sees it: moments after this process has committed, so that commits in a
 * row are read and told at once, and a few times a second for what other replicas did.
 */
export class FeedTail {
  readonly #database: Database;
  readonly #logger: LoggerService;
  readonly #pollMs: number;
  readonly #gatherMs: number;
  readonly #listeners: ChangeListener[];
  #seen?: SeenIds;
  #timer?: NodeJS.Timeout;
  #gathering?: NodeJS.Timeout;
  #reading?: Promise<void>;
  #isWanted = false;
  #isStopped = false;

  constructor(options: {
    database: Database;
    logger: LoggerService;
    listeners: ChangeListener[];
    pollMs?: number;
    /** From a commit of this process until it is read. */
    gatherMs?: number;
  }) {
    this.#database = options.database;
    this.#logger = options.logger;
    this.#listeners = options.listeners;
    this.#pollMs = options.pollMs ?? 350;
    this.#gatherMs = options.gatherMs ?? 50;
  }

  /** Starts behind everything that is there already. */
  async start(): Promise<void> {
    const newest = await this.#database
      .queries('changes')
      .max('id as id')
      .first();
    this.#seen = new SeenIds({
      startAfter: Number(newest?.id ?? 0),
      patienceMs: 10_000,
    });
    this.#database.onCommitted(() => this.#wakeSoon());
    this.#schedule();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#gathering);
    await this.#reading;
  }

  #schedule(): void {
    if (!this.#isStopped) {
      this.#timer = setTimeout(() => this.#wake(), this.#pollMs);
    }
  }

  #wakeSoon(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#wake();
    }, this.#gatherMs);
  }

  #wake(): void {
    this.#isWanted = true;
    if (this.#reading || this.#isStopped) {
      return;
    }
    clearTimeout(this.#timer);
    this.#reading = this.#read()
      .catch(error => this.#logger.warn(`Reading the feed failed: ${error}`))
      .finally(() => {
        this.#reading = undefined;
        this.#schedule();
      });
  }

  async #read(): Promise<void> {
    const seen = this.#seen!;
    while (this.#isWanted && !this.#isStopped) {
      this.#isWanted = false;
      const rows: ChangeRow[] = await this.#database
        .queries('changes')
        .select('id', 'topic', 'key', 'organization_id')
        .whereIn('id', seen.missing.slice(0, BATCH))
        .orWhereIn(
          'id',
          this.#database
            .queries('changes')
            .select('id')
            .where('id', '>', seen.highest)
            .orderBy('id')
            .limit(BATCH),
        )
        .orderBy('id');
      const fresh = new Set(
        seen.accept(
          rows.map(row => row.id),
          Date.now(),
        ),
      );
      await this.#tell(rows.filter(row => fresh.has(row.id)));
      this.#isWanted ||= rows.length >= BATCH;
    }
  }

  async #tell(rows: ChangeRow[]): Promise<void> {
    const changes = new Map<string, Change>();
    for (const row of rows) {
      changes.set(`${row.topic}:${row.key}`, {
        topic: row.topic,
        key: row.key,
        organizationId: row.organization_id ?? undefined,
      });
    }
    if (changes.size === 0) {
      return;
    }
    for (const listener of this.#listeners) {
      try {
        await listener([...changes.values()]);
      } catch (error) {
        this.#logger.warn(`A listener of the feed failed: ${error}`);
      }
    }
  }
}

interface ChangeRow {
  id: number;
  topic: FeedTopic;
  key: string;
  organization_id: string | null;
}
