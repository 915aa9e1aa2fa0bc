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

import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import knexFactory, { type Knex } from 'knex';

/** `backend.database` of the configuration. */
export type DatabaseConfig =
  | { client: 'better-sqlite3'; connection: { directory: string } }
  | { client: 'pg'; connection: string; prefix: string };

/** The databases of one stack: they can be searched as a whole, and go when the stack goes. */
export interface StackDatabase {
  config: DatabaseConfig;
  /** Where a text stands: file names, or `database.schema.table`. */
  find(text: string): Promise<string[]>;
  /** Runs work on the database of one Backstage plugin. */
  query<T>(pluginId: string, work: (knex: Knex) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
}

/** One file a plugin below a folder. */
export function sqliteDatabase(directory: string): StackDatabase {
  return {
    config: { client: 'better-sqlite3', connection: { directory } },
    async find(text) {
      // Write-ahead logs and deleted pages count as well, so the bytes are searched, not the tables.
      return readdirSync(directory).filter(name =>
        readFileSync(join(directory, name)).includes(text),
      );
    },
    query: (pluginId, work) =>
      withKnex(
        {
          client: 'better-sqlite3',
          connection: { filename: join(directory, `${pluginId}.sqlite`) },
          useNullAsDefault: true,
        },
        work,
      ),
    async drop() {
      // The files are part of the stack's folder.
    },
  };
}

/**
 * Databases of their own on a PostgreSQL server.
 *
 * @param server - connection string of a role that may create databases
 */
export function postgresDatabase(server: string): StackDatabase {
  const prefix = `stack_${randomBytes(6).toString('hex')}_`;
  const connectTo = (database: string): Knex.Config => {
    const url = new URL(server);
    url.pathname = `/${database}`;
    return { client: 'pg', connection: url.href, pool: { min: 0, max: 2 } };
  };
  const databases = () =>
    withKnex(connectTo('postgres'), async knex => {
      const { rows } = await knex.raw<{ rows: { datname: string }[] }>(
        'select datname from pg_database where starts_with(datname, ?)',
        [prefix],
      );
      return rows.map(({ datname }) => datname);
    });
  return {
    config: { client: 'pg', connection: server, prefix },
    async find(text) {
      const found: string[] = [];
      for (const name of await databases()) {
        const tables = await withKnex(connectTo(name), knex =>
          tablesWith(knex, text),
        );
        found.push(...tables.map(table => `${name}.${table}`));
      }
      return found;
    },
    query: (pluginId, work) => withKnex(connectTo(prefix + pluginId), work),
    async drop() {
      const names = await databases();
      await withKnex(connectTo('postgres'), async knex => {
        for (const name of names) {
          await knex.raw('drop database ?? with (force)', [name]);
        }
      });
    },
  };
}

async function tablesWith(knex: Knex, text: string): Promise<string[]> {
  const tables = await knex('pg_tables')
    .select<{ schemaname: string; tablename: string }[]>(
      'schemaname',
      'tablename',
    )
    .whereNotIn('schemaname', ['pg_catalog', 'information_schema']);
  const found: string[] = [];
  for (const { schemaname, tablename } of tables) {
    const { rows } = await knex.raw<{ rows: unknown[] }>(
      'select 1 from ??.?? as t where strpos(t::text, ?) > 0 limit 1',
      [schemaname, tablename, text],
    );
    if (rows.length > 0) {
      found.push(`${schemaname}.${tablename}`);
    }
  }
  return found;
}

async function withKnex<T>(
  config: Knex.Config,
  work: (knex: Knex) => Promise<T>,
): Promise<T> {
  const knex = knexFactory(config);
  try {
    return await work(knex);
  } finally {
    await knex.destroy();
  }
}
