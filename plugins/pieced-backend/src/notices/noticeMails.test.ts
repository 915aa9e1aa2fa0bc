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
import { languageSchema, type Language } from '@pieced/plugin-pieced-common';
import { startSandbox, type Mail, type Sandbox } from '@pieced/sandbox';
import { expectedMails } from './__testUtils__/expectedMails';
import { NoticeDesk, portalUrls } from './__testUtils__/NoticeDesk';
import { requestRow } from './__testUtils__/requestRow';
import type { NoticeEvent } from './Notice';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const languages = languageSchema.options;

describe.each(databases.eachSupportedId())('mails of notices on %s', id => {
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

  const expectMail = (
    mail: Mail,
    event: NoticeEvent,
    language: Language,
    url: string,
  ) => {
    const { subject, body } = expectedMails[event][language];
    expect(mail.subject).toBe(subject);
    expect(mail.text).toMatch(body);
    expect(mail.text).toContain(`${url}\n`);
    expect(mail.html).toContain(`href="${url}"`);
    expect(mail.html).toContain(`<html lang="${language}">`);
    expect(mail.headers).toMatchObject({
      'content-language': language,
      'auto-submitted': 'auto-generated',
    });
  };

  it.each(languages)(
    'C13 R-WIZ-7 R-REQ-2 R-I18N-1 tells the contact of each step once, in the language %s, with a link to it',
    async language => {
      desk.startEngine();
      const row = requestRow(language);
      const address = row.contact_email;
      const requestUrl = `https://my.pieced.example/pieced/requests/${row.id}`;

      await desk.file(row);
      await desk.move(row, 'rejected', { staff_note: 'Please call us' });
      await desk.move(row, 'approved', { staff_note: 'Welcome after all' });
      await desk.move(row, 'active');
      await desk.allAreDone();

      const mails = desk.mails(address);
      expect(mails).toHaveLength(4);
      expect(desk.mails()).toHaveLength(4 + languages.length);
      expectMail(mails[0], 'filed', language, requestUrl);
      expectMail(mails[1], 'rejected', language, requestUrl);
      expectMail(mails[2], 'approved', language, requestUrl);
      expect(mails[2].text).toContain('Welcome after all');
      expectMail(
        mails[3],
        'ready',
        language,
        `https://my.pieced.example/pieced/instances/${row.tenant_name}`,
      );
    },
  );

  it('C13 R-WIZ-7 R-I18N-1 tells each of the staff of a new request once, in the language of each, with a link to the review', async () => {
    desk.startEngine();
    const rows = languages.map(language => requestRow(language));
    for (const row of rows) {
      await desk.file(row);
    }
    await desk.allAreDone();
    for (const [index, language] of languages.entries()) {
      const mails = desk.mails(`staff.${language}@pieced.example`);
      const url = `${portalUrls.staff}/pieced/queue/${rows[index].id}`;
      expect(mails).toHaveLength(languages.length);
      expectMail(
        mails.find(({ text }) => text.includes(url))!,
        'review',
        language,
        url,
      );
    }
    expect(desk.mails()).toHaveLength(languages.length * languages.length + 4);
  });

  it('C13 R-WIZ-7 tells contact and requester where they are two people, and nobody of a withdrawal', async () => {
    desk.startEngine();
    await desk.setOwners([
      { id: 'owner-en', email: 'second@acme.example', language: 'it' },
      { id: 'owner-2', email: 'Anna.EN@acme.example', language: 'en' },
    ]);
    const row = requestRow('en');
    await desk.file(row);
    await desk.move(row, 'withdrawn');
    await desk.allAreDone();
    expect(desk.mails('anna.en@acme.example')).toMatchObject([
      { subject: expectedMails.filed.en.subject },
    ]);
    expect(desk.mails('second@acme.example')).toMatchObject([
      { subject: 'La tua richiesta per «Support en» è arrivata' },
    ]);
    expect(desk.mails()).toHaveLength(2 + languages.length);
  });
});
