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

import { ConfigReader } from '@backstage/config';
import { UpstreamError } from '../UpstreamError';
import { ScriptedSmtp, type SmtpScript } from './__testUtils__/ScriptedSmtp';
import type { Mail } from './Mailer';
import { SmtpMailer } from './SmtpMailer';

const PASSWORD = 'canary-mail-password';

const mail: Mail = {
  id: '0f0e0d0c-0000-4000-8000-000000000001',
  to: { name: 'Anna Keller', address: 'anna.keller@acme.example' },
  language: 'de',
  subject: 'Ihre Instanz ist bereit',
  text: 'Ihr Assistent läuft.',
  html: '<p>Ihr Assistent läuft.</p>',
};

describe('SmtpMailer', () => {
  let smtp: ScriptedSmtp;

  beforeEach(async () => {
    smtp = await ScriptedSmtp.start();
  });

  afterEach(() => smtp.stop());

  const mailer = (change: object = {}) =>
    SmtpMailer.fromConfig(
      new ConfigReader({
        host: '127.0.0.1',
        port: smtp.port,
        from: 'PieCed <noreply@pieced.example>',
        replyTo: 'help@pieced.example',
        ...change,
      }),
    );

  const withPassword = {
    username: 'portal',
    password: PASSWORD,
    requireTls: false,
  };

  async function failure(script: SmtpScript, change?: object) {
    smtp.script = script;
    const error = await mailer(change)
      .send(mail)
      .then(
        () => new Error('It was sent'),
        (thrown: Error) => thrown,
      );
    expect(error).toBeInstanceOf(UpstreamError);
    return error as UpstreamError;
  }

  it('should mark the mail as automatic, in its language, with an id that a repeat shares', async () => {
    await mailer().send(mail);
    await mailer().send(mail);
    expect(smtp.messages).toHaveLength(2);
    for (const message of smtp.messages) {
      expect(message).toContain('Auto-Submitted: auto-generated\n');
      expect(message).toContain('Content-Language: de\n');
      expect(message).toContain(`Message-ID: <${mail.id}@pieced.example>\n`);
      expect(message).toContain('From: PieCed <noreply@pieced.example>\n');
      expect(message).toContain('Reply-To: help@pieced.example\n');
      expect(message).toContain('To: Anna Keller <anna.keller@acme.example>\n');
    }
  });

  it('should sign in when it has a password', async () => {
    await mailer(withPassword).send(mail);
    expect(smtp.messages).toHaveLength(1);
  });

  it.each<[string, SmtpScript, object]>([
    ['busy', { CONNECT: '421 busy' }, {}],
    ['greylisting', { RCPT: '451 4.7.1 later' }, {}],
    ['a full mailbox', { RCPT: '452 4.2.2 full' }, {}],
    ['a passing login fault', { AUTH: '454 4.7.0 later' }, withPassword],
    ['a passing fault after the message', { DATA: '451 4.3.0 later' }, {}],
  ])('R-REQ-4 tries again after %s', async (_, script, change) => {
    expect(await failure(script, change)).toMatchObject({
      system: 'mail',
      isTransient: true,
      code: 'unavailable',
    });
  });

  it.each<[string, SmtpScript]>([
    ['at once', { CONNECT: 'drop' }],
    ['in the middle', { RCPT: 'drop' }],
    ['after the message', { DATA: 'drop' }],
  ])(
    'R-REQ-4 tries again after a server that hangs up %s',
    async (_, script) => {
      expect(await failure(script)).toMatchObject({
        system: 'mail',
        isTransient: true,
        code: 'unreachable',
      });
    },
  );

  it('R-REQ-4 tries again when nobody listens', async () => {
    expect(await failure({}, { port: 1 })).toMatchObject({
      system: 'mail',
      isTransient: true,
      code: 'unreachable',
    });
  });

  it.each<[string, SmtpScript]>([
    ['an unknown recipient', { RCPT: '550 5.1.1 no such user' }],
    ['a refused sender', { MAIL: '553 5.1.8 not you' }],
    ['a refused message', { DATA: '554 5.7.1 spam' }],
  ])('R-REQ-4 stops at %s', async (_, script) => {
    const error = await failure(script);
    expect(error).toMatchObject({
      system: 'mail',
      isTransient: false,
      code: 'invalid',
    });
    expect(error.message).toMatch(/status 55\d 5\.\d\.\d to [A-Z]{4}$/);
  });

  it('R-REQ-4 stops at a refused login, without a word of the password', async () => {
    const error = await failure(
      { AUTH: `535 5.7.8 ${PASSWORD} is wrong` },
      withPassword,
    );
    expect(error).toMatchObject({ isTransient: false, code: 'forbidden' });
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain(
      PASSWORD,
    );
  });

  it('should send no password to a server without TLS unless told so', async () => {
    await failure({}, { ...withPassword, requireTls: undefined });
    expect(smtp.messages).toEqual([]);
  });

  it.each([
    ['from', { from: 'nobody' }],
    ['replyTo', { replyTo: 'a@b, c@d' }],
    ['username', { username: 'portal' }],
    ['port', { port: undefined }],
  ])('should refuse a wrong %s, naming the key', (key, change) => {
    expect(() => mailer(change)).toThrow(key);
  });
});
