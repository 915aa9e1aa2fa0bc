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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { startMail } from './startMail';
import type { MailCatcher } from './startMail';

let stateDir: string;
let mail: MailCatcher;

const start = () => startMail({ smtpPort: 0, pagePort: 0, stateDir });

beforeEach(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'mail-'));
  mail = await start();
});

afterEach(async () => {
  await mail.close();
  rmSync(stateDir, { recursive: true });
});

async function send(): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: mail.smtpPort });
  await transport.sendMail({
    from: 'PieCed <portal@pieced.example>',
    to: 'Hans Müller <hans.mueller@post.example>',
    bcc: 'hidden@post.example',
    subject: 'Ihre Instanz ist bereit <jetzt>',
    text: 'Grüezi & willkommen',
    html: '<p>Grüezi</p><script>top.location = "/"</script>',
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': 'de',
    },
  });
  transport.close();
}

const body = async (path: string) => (await fetch(`${mail.url}${path}`)).text();

it('catches what nodemailer sends', async () => {
  await send();
  const list = await (await fetch(`${mail.url}/messages`)).json();
  expect(list).toEqual(mail.messages());
  expect(list).toHaveLength(1);
  expect(list[0]).toMatchObject({
    envelope: {
      from: 'portal@pieced.example',
      to: ['hans.mueller@post.example', 'hidden@post.example'],
    },
    from: '"PieCed" <portal@pieced.example>',
    to: '"Hans Müller" <hans.mueller@post.example>',
    subject: 'Ihre Instanz ist bereit <jetzt>',
    text: expect.stringContaining('Grüezi & willkommen'),
    headers: {
      'auto-submitted': 'auto-generated',
      'content-language': 'de',
    },
  });
  expect(
    await (await fetch(`${mail.url}/messages/${list[0].id}`)).json(),
  ).toEqual(list[0]);
});

it('shows text and harmless HTML on a page', async () => {
  expect(await body('/')).toContain('No messages yet.');
  await send();
  const [{ id }] = mail.messages();
  expect(await body('/')).toContain('Ihre Instanz ist bereit &#60;jetzt&#62;');
  const view = await body(`/messages/${id}/view`);
  expect(view).toContain('Grüezi &#38; willkommen');
  expect(view).toContain(
    `sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${id}/html"`,
  );
  expect(view).not.toContain('<script>');
  const html = await fetch(`${mail.url}/messages/${id}/html`);
  expect(html.headers.get('content-security-policy')).toMatch(
    /^sandbox allow-popups allow-popups-to-escape-sandbox;/,
  );
  expect(await html.text()).toContain('<p>Grüezi</p>');
});

it('clears', async () => {
  await send();
  await fetch(`${mail.url}/messages`, { method: 'DELETE' });
  expect(mail.messages()).toEqual([]);
  await send();
  await fetch(`${mail.url}/clear`, { method: 'POST' });
  expect(mail.messages()).toEqual([]);
  expect((await fetch(`${mail.url}/messages/unknown`)).status).toBe(404);
});

it('keeps messages over a restart', async () => {
  await send();
  await mail.close();
  mail = await start();
  expect(mail.messages()).toHaveLength(1);
});
