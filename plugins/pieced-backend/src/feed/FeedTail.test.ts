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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { eventually } from '../__testUtils__/eventually';
import { testDatabase } from '../__testUtils__/testDatabase';
import { FeedTail, type Change } from './FeedTail';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('FeedTail on %s', id => {
  const tails: FeedTail[] = [];

  afterEach(() => Promise.all(tails.splice(0).map(tail => tail.stop())));

  async function startTail(
    database: Awaited<ReturnType<typeof testDatabase>>,
    pollMs = 20,
  ): Promise<Change[][]> {
    const told: Change[][] = [];
    const tail = new FeedTail({
      database,
      logger: mockServices.logger.mock(),
      listeners: [changes => void told.push(changes)],
      pollMs,
    });
    tails.push(tail);
    await tail.start();
    return told;
  }

  it('should tell at once what this process commits, and each thing once a batch', async () => {
    const database = await testDatabase(await databases.init(id));
    await database.transaction(async tx => tx.changed('tenant', 'before'));
    const told = await startTail(database, 60_000);

    await database.transaction(async tx => {
      tx.changed('request', '1', 'acme');
      tx.changed('request', '1', 'acme');
      tx.changed('tenant', 'a');
    });
    await eventually(
      async () => told,
      batches => batches.length > 0,
    );
    expect(told).toEqual([
      [
        { topic: 'request', key: '1', organizationId: 'acme' },
        { topic: 'tenant', key: 'a', organizationId: undefined },
      ],
    ]);
  });

  it('should tell what another replica commits', async () => {
    const knex = await databases.init(id);
    const database = await testDatabase(knex);
    const other = await testDatabase(knex);
    const told = await startTail(database);
    await other.transaction(async tx => tx.changed('tenant', 'elsewhere'));
    await eventually(
      async () => told.flat().map(change => change.key),
      keys => keys.includes('elsewhere'),
    );
  });

  it('should tell nothing of what is rolled back', async () => {
    const database = await testDatabase(await databases.init(id));
    const told = await startTail(database);
    await expect(
      database.transaction(async tx => {
        tx.changed('tenant', 'never');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await database.transaction(async tx => tx.changed('tenant', 'after'));
    await eventually(
      async () => told.flat().map(change => change.key),
      keys => keys.includes('after'),
    );
    expect(told.flat().map(change => change.key)).toEqual(['after']);
  });

  it('should go on when a listener fails', async () => {
    const database = await testDatabase(await databases.init(id));
    const told: string[] = [];
    const tail = new FeedTail({
      database,
      logger: mockServices.logger.mock(),
      listeners: [
        () => Promise.reject(new Error('no')),
        changes => void told.push(...changes.map(change => change.key)),
      ],
    });
    tails.push(tail);
    await tail.start();
    await database.transaction(async tx => tx.changed('tenant', 'a'));
    await eventually(
      async () => told,
      keys => keys.includes('a'),
    );
  });
});

describe('FeedTail with transactions that commit out of order', () => {
  const [postgres] = databases
    .eachSupportedId()
    .map(([id]) => id)
    .filter(id => id.startsWith('POSTGRES'));

  it('should tell a row that appears after one with a higher id', async () => {
    const database = await testDatabase(await databases.init(postgres));
    const told: string[] = [];
    const tail = new FeedTail({
      database,
      logger: mockServices.logger.mock(),
      listeners: [
        changes => void told.push(...changes.map(change => change.key)),
      ],
      pollMs: 20,
    });
    await tail.start();
    try {
      const slow = await database.queries.transaction();
      await slow('changes').insert({
        topic: 'tenant',
        key: 'slow',
        created_at: new Date(),
      });
      await database.transaction(async tx => tx.changed('tenant', 'quick'));
      await eventually(
        async () => told,
        keys => keys.includes('quick'),
      );
      await slow.commit();
      await eventually(
        async () => told,
        keys => keys.includes('slow'),
      );
      expect(told).toEqual(['quick', 'slow']);
    } finally {
      await tail.stop();
    }
  });

  it('should go on past a gap that never closes, however much follows', async () => {
    const database = await testDatabase(await databases.init(postgres));
    const told = new Set<string>();
    const tail = new FeedTail({
      database,
      logger: mockServices.logger.mock(),
      listeners: [changes => void changes.forEach(({ key }) => told.add(key))],
      pollMs: 20,
    });
    await tail.start();
    try {
      await database.queries.raw(`select nextval('changes_id_seq')`);
      await database.transaction(async tx => {
        for (let n = 0; n < 1_200; n++) {
          tx.changed('tenant', `t${n}`);
        }
      });
      await eventually(
        async () => told.size,
        size => size === 1_200,
      );
    } finally {
      await tail.stop();
    }
  });
});
