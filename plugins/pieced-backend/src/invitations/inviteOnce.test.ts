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

import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { startSandbox, type Sandbox } from '@pieced/sandbox';
import { eventually } from '../__testUtils__/eventually';
import { organizationIds } from '../__testUtils__/people';
import { testDatabase } from '../__testUtils__/testDatabase';
import type { Database } from '../database/Database';
import { ZitadelConnection } from '../integrations/zitadel/ZitadelConnection';
import { ZitadelManagement } from '../integrations/zitadel/ZitadelManagement';
import { createStores } from '../stores';
import { InvitationIntents } from './InvitationIntents';
import { inviteOnce } from './inviteOnce';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MINUTE = 60_000;

describe.each(databases.eachSupportedId())('inviteOnce on %s', id => {
  let sandbox: Sandbox;
  let management: ZitadelManagement;
  let database: Database;
  let intents: InvitationIntents;
  let person: { organizationId: string; userId: string; email: string };
  let action: string;
  let clock: number;

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0 });
    const { url, serviceToken, projectId } = sandbox.zitadel;
    management = new ZitadelManagement({
      connection: new ZitadelConnection({ url, auth: { token: serviceToken } }),
      projectId,
    });
    database = await testDatabase(await databases.init(id));
    intents = new InvitationIntents({
      database,
      now: () => new Date(clock),
    });
  });

  afterAll(() => sandbox.close());

  beforeEach(async () => {
    clock = Date.now();
    action = randomUUID();
    const [organizationId, userId] = [randomUUID(), randomUUID()];
    person = { organizationId, userId, email: `${userId}@acme.example` };
    await management.createOrganization({
      organizationId,
      name: organizationId,
      owner: { ...person, givenName: 'Ada', familyName: 'Lovelace' },
    });
  });

  afterEach(() => sandbox.faults.clear());

  const invite = (now = () => new Date(clock)) =>
    inviteOnce({ management, intents, action, person, now });

  const loseAnswer = () =>
    sandbox.faults.add({
      system: 'zitadel',
      match: 'invite_code$',
      times: 1,
      kind: 'reset-after',
    });

  const hideEvents = () =>
    sandbox.faults.add({
      system: 'zitadel',
      match: 'changes/_search$',
      kind: 'status',
      status: 403,
    });

  async function expectMails(count: number) {
    const mails = await eventually(
      async () =>
        sandbox.mail
          .messages()
          .filter(({ envelope }) => envelope.to.includes(person.email)),
      list => list.length >= count,
    );
    expect(mails).toHaveLength(count);
  }

  const unconfirmed = { code: 'unconfirmed', isTransient: true };

  it('R-REG-8 sends one mail for an action that is repeated, and one for each action', async () => {
    await invite();
    await invite();
    await expectMails(1);
    action = randomUUID();
    await invite();
    await expectMails(2);
  });

  it('R-REG-8 sends one mail for two workers that carry the action out at once', async () => {
    const outcomes = await Promise.allSettled([invite(), invite()]);
    await expectMails(1);
    expect(
      outcomes.filter(({ status }) => status === 'rejected'),
    ).toMatchObject(
      outcomes.every(({ status }) => status === 'fulfilled')
        ? []
        : [{ reason: unconfirmed }],
    );
  });

  it('R-REG-8 believes the events of the person when the answer was lost', async () => {
    loseAnswer();
    await expect(invite()).rejects.toMatchObject({ code: 'unreachable' });
    await invite();
    await expectMails(1);
  });

  it('R-REG-8 lets a call settle that had no effect yet, and sends again after that', async () => {
    sandbox.faults.add({
      system: 'zitadel',
      match: 'invite_code$',
      times: 1,
      kind: 'reset',
    });
    await expect(invite()).rejects.toMatchObject({ code: 'unreachable' });
    clock += 10_000;
    await expect(invite()).rejects.toMatchObject(unconfirmed);
    clock += MINUTE;
    await invite();
    await expectMails(1);
  });

  it('R-REG-8 sends at once again after a refusal, which no mail can follow', async () => {
    sandbox.faults.add({
      system: 'zitadel',
      match: 'invite_code$',
      times: 1,
      kind: 'status',
      status: 403,
    });
    await expect(invite()).rejects.toMatchObject({ code: 'forbidden' });
    await invite();
    await expectMails(1);
  });

  it('R-REG-8 sends nothing when the worker slept between the announcement and the call', async () => {
    await expect(invite(() => new Date(clock + MINUTE))).rejects.toMatchObject(
      unconfirmed,
    );
    expect(await management.isInvitedSince(person, 0)).toBe(false);
    clock += 2 * MINUTE;
    await invite();
    await expectMails(1);
  });

  it('R-REG-8 sends nothing for a worker that slept until another one had ended the action', async () => {
    const { operations } = createStores({
      database,
      settings: { platformOrganizationId: organizationIds.platform },
    });
    action = await database.transaction(tx =>
      operations.enqueue(tx, {
        kind: 'register',
        subject: `registration:${person.organizationId}`,
        organizationId: person.organizationId,
        input: {},
        requestedBy: 'public',
      }),
    );
    await invite();
    await database.transaction(async tx => {
      await tx
        .queries('operations')
        .where({ id: action })
        .update({ state: 'succeeded' });
      await intents.forget(tx, action);
    });
    await expect(invite()).rejects.toMatchObject(unconfirmed);
    await expectMails(1);
    expect(await intents.find(action)).toBeUndefined();
  });

  it('R-REG-8 sends the mail again where events may not be read and the answer was lost', async () => {
    hideEvents();
    loseAnswer();
    await expect(invite()).rejects.toMatchObject({ code: 'unreachable' });
    await expect(invite()).rejects.toMatchObject(unconfirmed);
    clock += MINUTE;
    await invite();
    await expectMails(2);
  });
});
