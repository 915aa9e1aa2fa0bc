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
import { CollectorStore } from './CollectorStore';
import { runWithLease } from './runWithLease';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('runWithLease on %s', id => {
  async function setUp() {
    const database = await testDatabase(await databases.init(id));
    const collectors = new CollectorStore({ database });
    const running = new Set<string>();
    let most = 0;
    const start = (name: string) => {
      const stop = new AbortController();
      const done = runWithLease({
        name: 'watch',
        collectors,
        logger: mockServices.logger.mock(),
        leaseMs: 300,
        signal: stop.signal,
        run: async signal => {
          running.add(name);
          most = Math.max(most, running.size);
          await new Promise(resolve =>
            signal.addEventListener('abort', resolve),
          );
          running.delete(name);
        },
      });
      return async () => {
        stop.abort();
        await done;
      };
    };
    return { database, running, start, most: () => most };
  }

  it('lets one of two run, and the other take over when it stops', async () => {
    const { running, start, most } = await setUp();
    const stopFirst = start('first');
    await eventually(
      async () => [...running],
      names => names.includes('first'),
    );
    const stopSecond = start('second');
    await stopFirst();
    await eventually(
      async () => [...running],
      names => names.includes('second'),
    );
    await stopSecond();
    expect(most()).toBe(1);
  });

  it('lets go when somebody else has taken the lease', async () => {
    const { database, running, start } = await setUp();
    const stop = start('first');
    await eventually(
      async () => running.size,
      size => size === 1,
    );
    await database.queries('collectors').update({
      lease_owner: 'another',
      lease_until: new Date(Date.now() + 600),
    });
    await eventually(
      async () => running.size,
      size => size === 0,
    );
    await eventually(
      async () => running.size,
      size => size === 1,
    );
    await stop();
  });
});
