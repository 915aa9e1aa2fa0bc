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

import { TestDatabases } from '@backstage/backend-test-utils';
import { startSandbox, type Sandbox } from '@pieced/sandbox';
import type { Database } from '../database/Database';
import { testDatabase } from '../__testUtils__/testDatabase';
import { callsOfRegistration } from './__testUtils__/callsOfRegistration';
import { CuttingProxy } from './__testUtils__/CuttingProxy';
import { expectOneOfEach } from './__testUtils__/expectOneOfEach';
import {
  CALL_TIMEOUT_MS,
  RegisterWorker,
} from './__testUtils__/RegisterWorker';
import { testRegistration } from './__testUtils__/testRegistration';
import { ZitadelProbe } from './__testUtils__/ZitadelProbe';
import type { RegistrationRow } from './RegistrationRow';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** Calls of a registration, as a clean run makes them. */
const CREATION = 'POST /v2/organizations';

describe.each(databases.eachSupportedId())('cancelOperation on %s', id => {
  let sandbox: Sandbox;
  let proxy: CuttingProxy;
  let zitadel: ZitadelProbe;
  let database: Database;
  let worker: RegisterWorker;
  let calls: string[];

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0 });
    zitadel = new ZitadelProbe(sandbox);
    await zitadel.setSearchDelay(0);
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

  async function expectNothingLeft(row: RegistrationRow) {
    await proxy.settle();
    expect(
      await zitadel.find({ name: row.company_name!, email: row.email }),
    ).toEqual({ organizations: [], users: [], roles: [] });
    expect(await worker.registrations.get(row.id)).toMatchObject({
      state: 'cancelled',
    });
    expect(await database.queries('invitation_intents')).toEqual([]);
  }

  /** Company and address are free: the same one can register. */
  async function expectToBeFree(row: RegistrationRow) {
    const { company_name, email, domain } = row;
    const again = testRegistration({ company_name, email, domain });
    await worker.reaches(await worker.register(again), 'succeeded');
    await expectOneOfEach(again, { worker, zitadel });
  }

  it('R-REG-6 undoes a registration that is stuck at any one call, and frees its domain', async () => {
    for (const at of calls.keys()) {
      const row = testRegistration();
      proxy.plan(at, { status: 403 });
      const stopped = await worker.reaches(
        await worker.register(row),
        'failed',
        'succeeded',
      );
      // on a busy machine another call may have come first
      const call = proxy.calls[at];
      proxy.clear();
      if (stopped.state === 'failed') {
        await worker.reaches(await worker.cancel(row), 'succeeded');
        await expectNothingLeft(row);
        await expectToBeFree(row);
      }
      expect([call, stopped.state]).toEqual([
        call,
        call.includes('changes/_search') ? 'succeeded' : 'failed',
      ]);
    }
  });

  it('R-REG-6 undoes an organization whose creation comes through after it was cancelled', async () => {
    const row = testRegistration();
    const cut = proxy.plan(calls.indexOf(CREATION), {
      effectAfterMs: 3 * CALL_TIMEOUT_MS,
    });
    const registering = await worker.register(row);
    await worker.reaches(registering, 'waiting');
    const cancelling = await worker.cancel(row);
    await cut;
    await worker.reaches(cancelling, 'succeeded');
    await expectNothingLeft(row);
  });

  it('R-REG-6 R-REG-7 lets the same person register again while the first registration is taken away', async () => {
    const row = testRegistration({ domain: null });
    // without a domain nobody searches for it
    proxy.plan(calls.length - 2, { status: 403 });
    await worker.reaches(await worker.register(row), 'failed');
    const { company_name, email } = row;
    const again = testRegistration({ company_name, email, domain: null });
    const cancelling = await worker.cancel(row);
    await worker.reaches(await worker.register(again), 'succeeded');
    await expectOneOfEach(again, { worker, zitadel });
    await worker.reaches(cancelling, 'succeeded');
    expect(await worker.registrations.get(row.id)).toMatchObject({
      state: 'cancelled',
    });
  });

  it('R-REG-6 ends the cancellation after any one call was cut', async () => {
    for (const at of [0, 1, 2, 3]) {
      const row = testRegistration();
      proxy.plan(calls.length - 1, { status: 403 });
      await worker.reaches(await worker.register(row), 'failed');
      const cut = proxy.plan(at, { effectAfterMs: 0 });
      const cancelling = await worker.cancel(row);
      await cut;
      await worker.abandon(cancelling);
      worker.start();
      await worker.reaches(cancelling, 'succeeded');
      await worker.abandonedAreGone();
      await expectNothingLeft(row);
    }
  });

  it('R-REG-6 completes a registration whose person has joined meanwhile', async () => {
    const row = testRegistration();
    const cut = proxy.plan(calls.length - 1, { effectAfterMs: 0 });
    const registering = await worker.register(row);
    await cut;
    await worker.abandon(registering);
    await zitadel.join(row.email);
    const cancelling = await worker.cancel(row);
    worker.start();
    await worker.reaches(cancelling, 'succeeded');
    await proxy.settle();
    await worker.abandonedAreGone();
    expect(await worker.registrations.get(row.id)).toMatchObject({
      state: 'completed',
    });
    const found = await zitadel.find({
      name: row.company_name!,
      email: row.email,
    });
    expect(found.users).toHaveLength(1);
    expect(found.roles).toHaveLength(1);
  });
});
