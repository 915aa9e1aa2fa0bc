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
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseServiceFactory } from './databaseServiceFactory';

describe('databaseServiceFactory', () => {
  const directory = mkdtempSync(join(tmpdir(), 'pieced-database-'));

  afterAll(() => rmSync(directory, { recursive: true }));

  async function journalOf(connection: object | string): Promise<string> {
    const tester = ServiceFactoryTester.from(databaseServiceFactory, {
      dependencies: [
        mockServices.rootConfig.factory({
          data: {
            backend: { database: { client: 'better-sqlite3', connection } },
          },
        }),
      ],
    });
    const database = await tester.getSubject('any');
    const client = await database.getClient();
    expect(await database.getClient()).toBe(client);
    const [{ journal_mode: mode }] = await client.raw('PRAGMA journal_mode');
    await client.destroy();
    return mode;
  }

  it('keeps SQLite files in write-ahead mode', async () => {
    expect(await journalOf({ directory })).toBe('wal');
  });

  it('leaves a database in memory alone', async () => {
    expect(await journalOf(':memory:')).toBe('memory');
  });
});
