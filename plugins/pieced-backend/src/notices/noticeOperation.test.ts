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
import { languageSchema } from '@pieced/plugin-pieced-common';
import type { OperationMoment } from '@pieced/plugin-pieced-node';
import { startSandbox, type Sandbox } from '@pieced/sandbox';
import { expectedMails } from './__testUtils__/expectedMails';
import { NoticeDesk } from './__testUtils__/NoticeDesk';
import { requestRow } from './__testUtils__/requestRow';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const languages = languageSchema.options;

describe.each(databases.eachSupportedId())('noticeOperation on %s', id => {
  let sandbox: Sandbox;
  let desk: NoticeDesk;

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0 });
  });

  afterAll(() => sandbox.close());

  beforeEach(async () => {
    desk = await NoticeDesk.create({ knex: await databases.init(id), sandbox });
  });

  afterEach(() => desk.stop());

  it('C13 puts the same words into notifications, with a link below the portal', async () => {
    desk.startEngine();
    const row = requestRow('en');
    await desk.file(row);
    await desk.move(row, 'approved');
    await desk.move(row, 'active');
    await desk.allAreDone();
    expect(desk.notifications.of('user:pieced/owner-en')).toEqual([
      {
        title: expectedMails.filed.en.subject,
        link: `/pieced/requests/${row.id}`,
      },
      {
        title: expectedMails.approved.en.subject,
        link: `/pieced/requests/${row.id}`,
      },
      {
        title: expectedMails.ready.en.subject,
        link: `/pieced/instances/${row.tenant_name}`,
      },
    ]);
    expect(desk.notifications.of('user:pieced/staff-de')).toEqual([
      {
        title: 'Neue Anfrage von Acme GmbH: «Support en»',
        link: `/pieced/queue/${row.id}`,
      },
    ]);
    const scopes = desk.notifications.sent.map(({ payload }) => payload.scope);
    expect(new Set(scopes).size).toBe(scopes.length);
  });

  it('C13 tells by notification alone where no mail server is configured', async () => {
    desk.startEngine({ hasMail: false });
    await desk.file(requestRow('en'));
    await desk.allAreDone();
    expect(desk.mails()).toEqual([]);
    expect(desk.notifications.sent).toHaveLength(languages.length + 1);
  });

  it('C13 mails all the same when notifications fail or are not installed', async () => {
    desk.notifications.fault = new Error('Request failed with status 500');
    desk.startEngine();
    await desk.file(requestRow('en'));
    await desk.allAreDone();
    expect(desk.mails()).toHaveLength(languages.length + 1);
  });

  it('C13 waits for notifications that are all there is, unless they are not installed', async () => {
    desk.notifications.fault = new Error('Request failed with status 503');
    desk.startEngine({ hasMail: false });
    await desk.file(requestRow('en'));
    await desk.operationsAre('waiting_reason', 'notifications_unavailable');
    desk.notifications.fault = new Error('Request failed with status 404');
    await desk.allAreDone();
    expect(desk.notifications.sent).toEqual([]);
  });

  it.each<[OperationMoment['moment'], string, number]>([
    ['starting', 'notify', 1],
    ['done', 'notify', 1],
    ['recorded', 'notify', 1],
    ['starting', 'send', 1],
    ['done', 'send', 2],
  ])(
    'C13 R-REQ-3 mails again only what may have been lost, with the same id: broken off when %s %s, %d mails',
    async (moment, step, count) => {
      const broken = new Set<string>();
      desk.startEngine({
        async observe(seen) {
          const isTime = seen.moment === moment && seen.step === step;
          if (isTime && !broken.has(seen.operationId)) {
            broken.add(seen.operationId);
            throw new Error('Broken off');
          }
        },
      });
      await desk.file(requestRow('en'));
      await desk.allAreDone();

      const mails = desk.mails();
      const ids = mails.map(({ headers }) => headers['message-id']);
      expect(broken.size).toBe(languages.length + 1);
      expect(new Set(ids).size).toBe(broken.size);
      expect(ids).toHaveLength(broken.size * count);
      const scopes = desk.notifications.sent.map(
        ({ payload }) => payload.scope,
      );
      expect(new Set(scopes).size).toBe(broken.size);
    },
  );
});
