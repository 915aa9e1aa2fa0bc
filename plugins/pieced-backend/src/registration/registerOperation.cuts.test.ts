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

import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { startSandbox, type Sandbox } from '@pieced/sandbox';
import type { Database } from '../database/Database';
import type { OperationRow } from '../operations/OperationRow';
import { eventually } from '../__testUtils__/eventually';
import { testDatabase } from '../__testUtils__/testDatabase';
import { callsOfRegistration } from './__testUtils__/callsOfRegistration';
import { CuttingProxy, type Cut } from './__testUtils__/CuttingProxy';
import { expectOneOfEach } from './__testUtils__/expectOneOfEach';
import {
  CALL_TIMEOUT_MS,
  RegisterWorker,
} from './__testUtils__/RegisterWorker';
import { testRegistration } from './__testUtils__/testRegistration';
import { ZitadelProbe } from './__testUtils__/ZitadelProbe';
import type { RegistrationRow } from './RegistrationRow';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const SEARCH_DELAY_MS = 50;

/** What the engine itself gets over. */
const cuts: Record<string, Cut> = {
  'is reset before its effect': { resets: true },
  'is reset after its effect': { resets: true, effectAfterMs: 0 },
  'times out after its effect': { effectAfterMs: 0 },
  'times out before its effect': { effectAfterMs: 2 * CALL_TIMEOUT_MS },
  'is answered 503': { status: 503 },
  'is answered 429': { status: 429 },
  'is answered 502 after its effect': { status: 502, effectAfterMs: 0 },
};

/** Nobody hears the answer any more. */
const killed: Cut = { effectAfterMs: 0 };

describe.each(databases.eachSupportedId())(
  'registerOperation, cut at each call, on %s',
  id => {
    let sandbox: Sandbox;
    let proxy: CuttingProxy;
    let zitadel: ZitadelProbe;
    let database: Database;
    let worker: RegisterWorker;
    /** Those of a registration that nothing comes between. */
    let calls: string[];

    beforeAll(async () => {
      sandbox = await startSandbox({ portBase: 0 });
      zitadel = new ZitadelProbe(sandbox);
      await zitadel.setSearchDelay(SEARCH_DELAY_MS);
      proxy = await CuttingProxy.start(sandbox.zitadel.url);
      database = await testDatabase(await databases.init(id));
      worker = new RegisterWorker({ database, sandbox, url: proxy.url });
      calls = await callsOfRegistration({ database, sandbox, proxy });
    });

    beforeEach(() => worker.start());

    afterEach(async () => {
      proxy.clear();
      await worker.stop();
    });

    afterAll(async () => {
      await proxy.close();
      await sandbox.close();
    });

    async function expectCompletion(row: RegistrationRow, operation: string) {
      await worker.reaches(operation, 'succeeded');
      await proxy.settle();
      await worker.abandonedAreGone();
      await expectOneOfEach(row, { worker, zitadel });
    }

    async function expectToBeStuck(row: RegistrationRow, at: OperationRow) {
      expect(at.error_code).toBe('forbidden');
      const stuck = await worker.registrations.page({
        state: 'stuck',
        limit: 100,
      });
      expect(stuck.rows.map(found => found.id)).toEqual([row.id]);
    }

    /** Says at which call it was when something is not as it should be. */
    async function atEachCall(
      run: (at: number, row: RegistrationRow) => Promise<void>,
    ) {
      for (const [at, call] of calls.entries()) {
        try {
          await run(at, testRegistration());
        } catch (error) {
          throw new Error(`Cut at ${call}: ${error}`, { cause: error });
        }
      }
    }

    it('knows the calls that change something', () => {
      expect(calls).toEqual(
        expect.arrayContaining([
          'POST /v2/organizations',
          expect.stringContaining('CreateProjectGrant'),
          expect.stringContaining('CreateAuthorization'),
          'POST /v2/users/…/invite_code',
        ]),
      );
    });

    it.each(Object.entries(cuts))(
      'R-REG-6 makes one of everything when any one call %s',
      async (_, cut) => {
        await atEachCall(async (at, row) => {
          proxy.plan(at, cut);
          await expectCompletion(row, await worker.register(row));
          expect(proxy.hasCut).toBe(true);
        });
      },
    );

    it('R-REG-6 makes one of everything when staff retry after any one call was forbidden', async () => {
      await atEachCall(async (at, row) => {
        proxy.plan(at, { status: 403 });
        const operation = await worker.register(row);
        const stopped = await worker.reaches(operation, 'failed', 'succeeded');
        // only the events of a person may be kept from it
        const isNeeded = !proxy.calls[at].includes('changes/_search');
        expect(stopped.state).toBe(isNeeded ? 'failed' : 'succeeded');
        if (stopped.state === 'failed') {
          await expectToBeStuck(row, stopped);
          await database.transaction(tx =>
            worker.operations.retry(tx, stopped),
          );
        }
        await expectCompletion(row, operation);
      });
    });

    it('R-REG-6 makes one of everything when the process is killed after any one call', async () => {
      await atEachCall(async (at, row) => {
        const cut = proxy.plan(at, killed);
        const operation = await worker.register(row);
        await cut;
        await worker.abandon(operation);
        worker.start();
        await expectCompletion(row, operation);
      });
    });

    it('R-REG-3 R-REG-6 leaves nothing behind when the creation comes through after the domain became known', async () => {
      const row = testRegistration();
      const creation = calls.indexOf('POST /v2/organizations');
      proxy.plan(creation, { effectAfterMs: 4 * CALL_TIMEOUT_MS });
      const operation = await worker.register(row);
      await eventually(
        () => worker.operations.get(operation),
        found => found?.state === 'waiting',
      );
      await zitadel.addOrganization(`By hand ${row.id}`, `grace@${row.domain}`);
      await sleep(2 * SEARCH_DELAY_MS);
      await worker.reaches(operation, 'succeeded');
      expect(proxy.hasCut).toBe(true);
      await proxy.settle();
      await sleep(2 * SEARCH_DELAY_MS);
      expect(await worker.registrations.get(row.id)).toMatchObject({
        state: 'refused',
        refusal: 'duplicate_domain',
      });
      expect(
        await zitadel.find({ name: row.company_name!, email: row.email }),
      ).toEqual({ organizations: [], users: [], roles: [] });
    });

    it('R-REG-6 makes one of everything when its successor is killed after any one call as well', async () => {
      await atEachCall(async (first, row) => {
        let second = 0;
        for (let isOver = false; !isOver; second += 1) {
          const next = second ? testRegistration() : row;
          const cut = proxy.plan(first, killed);
          const operation = await worker.register(next);
          await cut;
          await worker.abandon(operation);
          const again = proxy.plan(second, killed);
          worker.start();
          isOver = await Promise.race([
            again.then(() => false),
            worker.reaches(operation, 'succeeded').then(() => true),
          ]);
          if (!isOver) {
            await worker.abandon(operation);
            worker.start();
          }
          await expectCompletion(next, operation);
        }
        // the successor has calls of its own, so it was killed at least once
        expect(second).toBeGreaterThan(1);
      });
    });
  },
);
