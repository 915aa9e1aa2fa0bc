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
import type { InviteMemberInput } from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';
import { eventually } from '../__testUtils__/eventually';
import { organizationIds, people } from '../__testUtils__/people';
import { sandboxConfig } from '../__testUtils__/sandboxConfig';
import { TestPortal } from '../__testUtils__/TestPortal';
import { ZitadelProbe } from '../registration/__testUtils__/ZitadelProbe';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const { acme } = organizationIds;
const BEN = people.user.userEntityRef.split('/')[1];
const HOUR = 3_600_000;

const guest: InviteMemberInput = {
  email: 'cleo@acme.example',
  givenName: 'Cleo',
  familyName: 'Frei',
  role: 'user',
};

describe.each(databases.eachSupportedId())('members in time on %s', id => {
  let sandbox: Sandbox;
  let zitadel: ZitadelProbe;
  let portal: TestPortal;
  let knex: Knex;

  beforeEach(async () => {
    sandbox = await startSandbox({ portBase: 0, seed: true });
    zitadel = new ZitadelProbe(sandbox);
    await zitadel.setSearchDelay(50);
    knex = await databases.init(id);
    portal = await TestPortal.start({ knex, config: sandboxConfig(sandbox) });
    await eventually(
      () => knex('members').where({ organization_id: acme }),
      rows => rows.length === 2,
    );
  });

  afterEach(async () => {
    await portal.stop();
    await sandbox.close();
  });

  const owner = () => portal.as(people.owner);

  const invite = (
    change: Partial<typeof guest> = {},
    idempotencyKey = 'cleo-once',
  ) => owner().inviteMember(acme, { ...guest, ...change }, { idempotencyKey });

  const mails = () => zitadel.mailsTo(guest.email);

  async function member(userId: string) {
    const { items } = await owner().listMembers(acme);
    return items.find(item => item.id === userId);
  }

  const settled = (userId: string) =>
    eventually(
      () => member(userId),
      found => found?.operation?.state === 'succeeded',
    );

  const goOn = () =>
    knex('operations')
      .where({ state: 'waiting' })
      .update({ next_attempt_at: new Date() });

  it('R-OPS-3 shows nothing old while the searches of ZITADEL lag behind', async () => {
    await zitadel.setSearchDelay(3_000);
    const { revision } = (await member(BEN))!;
    await owner().updateMember(acme, BEN, { revision, role: 'owner' });
    const { id: cleo } = await invite();
    const seen = new Set<string>();
    for (const end = Date.now() + 5_000; Date.now() < end; await sleep(50)) {
      const { items } = await owner().listMembers(acme);
      const roleOf = (userId: string) =>
        items.find(item => item.id === userId)?.role;
      seen.add(`${roleOf(BEN)}, ${roleOf(cleo)}`);
    }
    expect([...seen]).toEqual(['owner, user']);
    await settled(cleo);
    await settled(BEN);
  });

  it('R-OPS-3 ends with the role that was asked for last', async () => {
    let ben = (await member(BEN))!;
    for (const role of ['owner', 'user', 'owner', 'user'] as const) {
      ben = await owner().updateMember(acme, BEN, {
        revision: ben.revision,
        role,
      });
    }
    const last = ben.operation!.id;
    await eventually(
      () => owner().getOperation(last),
      ({ state }) => state === 'succeeded',
    );
    const { roles } = await eventually(
      () => zitadel.find({ name: 'Acme', email: 'ben.frei@acme.example' }),
      found => found.roles[0]?.roles[0]?.key === 'user',
    );
    expect(roles).toHaveLength(1);
    expect(await member(BEN)).toMatchObject({ role: 'user' });
  });

  it('R-REG-8 mails and keeps nobody who was removed while the account was being made', async () => {
    sandbox.faults.add({
      system: 'zitadel',
      match: 'POST /v2/users/new$',
      times: 1,
      kind: 'latency',
      delayMs: 1_000,
    });
    const { id: cleo } = await invite();
    await eventually(
      () => member(cleo),
      found => found?.operation?.state === 'running',
    );
    await owner().removeMember(acme, cleo);
    const waiting = await eventually(
      () => member(cleo),
      found => found?.operation?.state === 'waiting',
    );
    expect(waiting?.operation).toMatchObject({ kind: 'remove' });
    await knex('members')
      .where({ user_id: cleo })
      .update({ removed_at: new Date(Date.now() - HOUR) });
    await goOn();
    await eventually(
      () => member(cleo),
      found => found === undefined,
    );
    await eventually(
      () => zitadel.find({ name: 'Acme', email: guest.email }),
      found => found.users.length === 0,
    );
    expect(mails()).toEqual([]);
    const again = await invite({}, 'cleo-again');
    await settled(again.id);
    await eventually(
      async () => mails().length,
      count => count === 1,
    );
  });

  it('R-REG-8 sends one mail for one action, and tells invited, expired and active apart', async () => {
    const { id: cleo } = await invite();
    expect(await settled(cleo)).toMatchObject({ state: 'invited' });
    await eventually(
      async () => mails().length,
      count => count === 1,
    );

    await Promise.all([
      owner().resendInvitation(acme, cleo),
      owner().resendInvitation(acme, cleo),
    ]);
    await settled(cleo);
    await eventually(
      async () => mails().length,
      count => count === 2,
    );

    await knex('members')
      .where({ user_id: cleo })
      .update({ invited_at: new Date(Date.now() - 73 * HOUR) });
    expect(await member(cleo)).toMatchObject({
      state: 'expired',
      permissions: { resend: true },
    });
    await owner().resendInvitation(acme, cleo);
    expect(await settled(cleo)).toMatchObject({ state: 'invited' });
    await eventually(
      async () => mails().length,
      count => count === 3,
    );

    await zitadel.join(guest.email);
    await eventually(
      () => member(cleo),
      found => found?.state === 'active' && !found.permissions.resend,
    );
    await expect(owner().resendInvitation(acme, cleo)).rejects.toMatchObject({
      statusCode: 409,
      code: 'already_active',
    });
    expect(mails()).toHaveLength(3);
  });

  it('R-REG-8 invites once for one key, and nobody else and nothing else under it', async () => {
    const [first, second] = await Promise.all([invite(), invite()]);
    expect(second.id).toBe(first.id);
    for (const change of [
      { email: 'dora@acme.example' },
      { role: 'owner' as const },
    ]) {
      await expect(invite(change)).rejects.toMatchObject({
        statusCode: 409,
        code: 'idempotency_mismatch',
      });
    }
    await settled(first.id);
    await owner().removeMember(acme, first.id);
    await expect(invite()).rejects.toMatchObject({
      statusCode: 409,
      code: 'key_used',
    });
  });
});
