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
import { eventually } from '../__testUtils__/eventually';
import { organizationIds } from '../__testUtils__/people';
import { testDatabase } from '../__testUtils__/testDatabase';
import type { Database } from '../database/Database';
import {
  CuttingProxy,
  type Cut,
} from '../registration/__testUtils__/CuttingProxy';
import { ZitadelProbe } from '../registration/__testUtils__/ZitadelProbe';
import { InviteWorker, invitedRow } from './__testUtils__/InviteWorker';
import type { MembershipRow } from './MembershipRow';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const cuts: Record<string, Cut> = {
  'is reset before its effect': { resets: true },
  'is reset after its effect': { resets: true, effectAfterMs: 0 },
  'times out after its effect': { effectAfterMs: 0 },
  'is answered 503': { status: 503 },
};

/** Nobody hears the answer any more. */
const killed: Cut = { effectAfterMs: 0 };

describe.each(databases.eachSupportedId())(
  'inviting a member, cut at each call, on %s',
  id => {
    let sandbox: Sandbox;
    let proxy: CuttingProxy;
    let zitadel: ZitadelProbe;
    let database: Database;
    let worker: InviteWorker;
    /** Those of an invitation that nothing comes between. */
    let calls: string[];

    beforeAll(async () => {
      sandbox = await startSandbox({ portBase: 0, seed: true });
      zitadel = new ZitadelProbe(sandbox);
      await zitadel.setSearchDelay(50);
      proxy = await CuttingProxy.start(sandbox.zitadel.url);
      database = await testDatabase(await databases.init(id));
      await database.queries('organizations').insert({
        id: organizationIds.acme,
        name: 'Acme GmbH',
        is_personal: false,
        synced_at: new Date(),
      });
      worker = new InviteWorker({ database, sandbox, url: proxy.url });
      const row = invitedRow();
      const operation = await worker.invite(row);
      worker.start();
      await expectOneMember(row, operation);
      calls = proxy.calls;
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

    async function expectOneMember(row: MembershipRow, operation: string) {
      await worker.succeeds(operation);
      await proxy.settle();
      const found = await eventually(
        () => zitadel.find({ name: 'Acme', email: row.email }),
        ({ users, roles }) => users.length > 0 && roles.length > 0,
      );
      expect(found.users).toMatchObject([
        {
          userId: row.user_id,
          details: { resourceOwner: row.organization_id },
        },
      ]);
      expect(found.roles).toMatchObject([
        {
          organization: { id: row.organization_id },
          roles: [{ key: 'user' }],
        },
      ]);
      const mails = await eventually(
        async () => zitadel.mailsTo(row.email),
        list => list.length > 0,
      );
      expect(mails).toHaveLength(1);
      expect(
        await worker.stores.members.get(row.organization_id, row.user_id),
      ).toMatchObject({
        pending_operation_id: null,
        invited_at: expect.anything(),
        settled_at: expect.anything(),
      });
      expect(await database.queries('invitation_intents')).toEqual([]);
    }

    /** Says at which call it was when something is not as it should be. */
    async function atEachCall(
      run: (at: number, row: MembershipRow) => Promise<void>,
    ) {
      for (const [at, call] of calls.entries()) {
        try {
          await run(at, invitedRow());
        } catch (error) {
          throw new Error(`Cut at ${call}: ${error}`, { cause: error });
        }
      }
    }

    /** Resolves when the worker is at that moment, from which it wakes up after another one has ended everything. */
    function sleepsAt(
      step: string,
      moment: string,
      operation: string,
    ): Promise<void> {
      return new Promise(resolve => {
        worker.start(async seen => {
          if (seen.step === step && seen.moment === moment) {
            resolve();
            await eventually(
              () => worker.stores.operations.get(operation),
              found => found?.state === 'succeeded',
            );
          }
        });
      });
    }

    it('knows the calls that change something', () => {
      expect(calls).toEqual(
        expect.arrayContaining([
          'POST /v2/users/new',
          expect.stringContaining('CreateAuthorization'),
          'POST /v2/users/…/invite_code',
        ]),
      );
    });

    it.each(Object.entries(cuts))(
      'R-OPS-3 R-REG-8 makes one user, one role and one mail when any one call %s',
      async (_, cut) => {
        await atEachCall(async (at, row) => {
          proxy.plan(at, cut);
          await expectOneMember(row, await worker.invite(row));
          expect(proxy.hasCut).toBe(true);
        });
      },
    );

    it('R-REG-8 makes one user, one role and one mail when the process is killed after any one call', async () => {
      await atEachCall(async (at, row) => {
        const cut = proxy.plan(at, killed);
        const operation = await worker.invite(row);
        await cut;
        await worker.abandon(operation);
        worker.start();
        await expectOneMember(row, operation);
      });
    });

    it('R-REG-8 makes one user, one role and one mail when the process is killed between any two moments', async () => {
      for (const step of ['account', 'role', 'invitation']) {
        for (const moment of ['starting', 'done', 'recorded']) {
          await worker.stop();
          const row = invitedRow();
          const operation = await worker.invite(row);
          await sleepsAt(step, moment, operation);
          await worker.abandon(operation);
          worker.start();
          await expectOneMember(row, operation);
        }
      }
    });
  },
);
