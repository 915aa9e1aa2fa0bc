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

import { createServiceFactory } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { startSandbox, type Sandbox } from '@pieced/sandbox';
import type { Knex } from 'knex';
import { eventually } from '../__testUtils__/eventually';
import { people } from '../__testUtils__/people';
import { requestInput, TELEGRAM_TOKEN } from '../__testUtils__/requestInput';
import { sandboxConfig } from '../__testUtils__/sandboxConfig';
import { TestPortal } from '../__testUtils__/TestPortal';
import { generateSealingKey } from '../sealing';
import { Gate } from './__testUtils__/Gate';
import { RecordedNotifications } from './__testUtils__/RecordedNotifications';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('notices of a portal on %s', id => {
  const sealing = { keys: [{ ...generateSealingKey('test') }] };
  let sandbox: Sandbox;
  let gate: Gate;
  let knex: Knex;
  let portal: TestPortal;
  let notifications: RecordedNotifications;

  const start = () =>
    TestPortal.start({
      knex,
      config: {
        ...sandboxConfig(sandbox),
        sealing,
        mail: {
          host: '127.0.0.1',
          port: gate.port,
          from: 'PieCed <noreply@pieced.example>',
        },
      },
      features: [
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => notifications,
        }),
      ],
    });

  beforeAll(async () => {
    sandbox = await startSandbox({
      portBase: 0,
      seed: true,
      operatorStepMs: 20,
    });
    gate = await Gate.create();
    knex = await databases.init(id);
    notifications = new RecordedNotifications();
    portal = await start();
    await eventually(
      () => portal.as(people.owner).getSession(),
      session => session.organization !== undefined,
    );
  });

  afterAll(async () => {
    await portal.stop();
    await gate.shut();
    await sandbox.close();
  });

  const noticeStates = (): Promise<{ state: string; waiting_for: string }[]> =>
    knex('operations').where({ kind: 'notice' }).select('state', 'waiting_for');

  const subjectsTo = (address: string) =>
    sandbox.mail
      .messages()
      .filter(({ envelope }) => envelope.to.includes(address))
      .map(({ subject }) => subject)
      .reverse();

  const everythingIsSent = () =>
    eventually(noticeStates, rows =>
      rows.every(({ state }) => state === 'succeeded'),
    );

  const evilName = '<b>"Support"</b> & more';
  let request: TenantRequest;

  it('C13 C7 R-REQ-3 provisions while the mail server is down, and shows staff what its mails wait for', async () => {
    request = await portal
      .as(people.owner)
      .createRequest(requestInput({ instanceName: evilName }), {
        idempotencyKey: 'notices-1',
      });
    await portal
      .as(people.operator)
      .approveRequest(request.id, { note: 'Welcome' });
    await eventually(
      () => portal.as(people.owner).getRequest(request.id),
      ({ status }) => status === 'active',
    );
    const rows = await eventually(noticeStates, all =>
      all.some(({ waiting_for }) => waiting_for === 'mail'),
    );
    expect(rows).toHaveLength(5);

    const { id: operationId } = await knex('operations')
      .where({ kind: 'notice', waiting_for: 'mail' })
      .first('id');
    expect(
      await portal.as(people.operator).getOperation(operationId),
    ).toMatchObject({
      kind: 'notice',
      waiting: { for: 'mail', reason: 'unreachable' },
      steps: [
        { name: 'notify', state: 'done' },
        { name: 'send', state: 'pending' },
      ],
    });
    await expect(
      portal.as(people.owner).getOperation(operationId),
    ).rejects.toMatchObject({ statusCode: 404 });
  });

  it('C13 R-WIZ-7 R-I18N-1 sends each mail once when the server is back, in order, to the right people in their languages', async () => {
    await gate.open(sandbox.mail.smtpPort);
    await everythingIsSent();
    expect(subjectsTo('anna.keller@acme.example')).toEqual([
      `Ihre Anfrage für «${evilName}» ist eingegangen`,
      `Ihre Anfrage für «${evilName}» ist genehmigt`,
      `Die Instanz «${evilName}» ist bereit`,
    ]);
    expect(subjectsTo('petra.admin@pieced.example')).toEqual([
      `Neue Anfrage von Acme GmbH: «${evilName}»`,
    ]);
    expect(subjectsTo('otto.operator@pieced.example')).toEqual([
      `New request from Acme GmbH: ${evilName}`,
    ]);
    expect(sandbox.mail.messages()).toHaveLength(5);
  });

  it('C13 R-REQ-2 sends the reason of a rejection', async () => {
    const other = portal.as(people.otherOwner);
    const { id: rejectedId } = await other.createRequest(
      requestInput({ packages: [], packageSecrets: {} }),
      { idempotencyKey: 'notices-2' },
    );
    await portal
      .as(people.admin)
      .rejectRequest(rejectedId, { reason: 'Bitte rufen Sie uns an' });
    await everythingIsSent();
    const [mail] = sandbox.mail
      .messages()
      .filter(({ to }) => to.includes('claire.mueller@mueller.example'));
    expect(mail.text).toMatch(/^Refusée\u202f: Bitte rufen Sie uns an\n/);
    expect(mail.text).toContain(
      `http://localhost:3000/pieced/requests/${rejectedId}`,
    );
  });

  it('C13 R-WIZ-8 sends nothing twice after a double submit, a lost decision or a restart', async () => {
    const before = sandbox.mail.messages().length;
    const rung = notifications.sent.length;
    await portal
      .as(people.owner)
      .createRequest(requestInput({ instanceName: evilName }), {
        idempotencyKey: 'notices-1',
      });
    await expect(
      portal.as(people.admin).approveRequest(request.id),
    ).rejects.toMatchObject({ statusCode: 409 });
    await portal.stop();
    portal = await start();

    const last = await portal
      .as(people.owner)
      .createRequest(requestInput({ instanceName: 'Last' }), {
        idempotencyKey: 'notices-3',
      });
    await portal.as(people.owner).withdrawRequest(last.id);
    await everythingIsSent();
    expect(sandbox.mail.messages()).toHaveLength(before + 3);
    expect(notifications.sent).toHaveLength(rung + 3);
  });

  it('R-WIZ-5 C13 puts no secret into mails, notifications and operations, and escapes what customers write', async () => {
    const mails = sandbox.mail.messages();
    const everything = JSON.stringify([
      mails,
      notifications.sent,
      await knex('operations'),
    ]);
    expect(everything).not.toContain(TELEGRAM_TOKEN);
    expect(everything).not.toContain('TELEGRAM_BOT_TOKEN');
    const html = mails.map(mail => mail.html).join('');
    expect(html).toContain('&lt;b&gt;&quot;Support&quot;&lt;/b&gt; &amp; more');
    expect(html).not.toContain('<b>');
  });
});
