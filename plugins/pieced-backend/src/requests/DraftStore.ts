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

import type { Draft } from '@pieced/plugin-pieced-common';
import { isoOf } from '../database/columns';
import type { Database, Queries } from '../database/Database';

/** Wizard answers by person, free of secrets. */
export class DraftStore {
  readonly #database: Database;

  constructor(options: { database: Database }) {
    this.#database = options.database;
  }

  async get(userEntityRef: string): Promise<Draft | undefined> {
    const row = await this.#database
      .queries('drafts')
      .where({ user_entity_ref: userEntityRef })
      .first();
    return row && { ...JSON.parse(row.content), savedAt: isoOf(row.saved_at) };
  }

  async save(
    userEntityRef: string,
    { step, answers }: Pick<Draft, 'step' | 'answers'>,
  ): Promise<Draft> {
    const savedAt = new Date();
    await this.#database
      .queries('drafts')
      .insert({
        user_entity_ref: userEntityRef,
        content: JSON.stringify({ step, answers }),
        saved_at: savedAt,
      })
      .onConflict('user_entity_ref')
      .merge();
    return { step, answers, savedAt: savedAt.toISOString() };
  }

  async delete(
    userEntityRef: string,
    queries: Queries = this.#database.queries,
  ): Promise<void> {
    await queries('drafts').where({ user_entity_ref: userEntityRef }).delete();
  }
}
