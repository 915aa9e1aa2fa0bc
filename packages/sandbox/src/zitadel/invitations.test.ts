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

import { Browser } from './__testUtils__/Browser';
import {
  ANNA,
  CALLBACK,
  linkOf,
  TestInstance,
} from './__testUtils__/TestInstance';

const LEA = 'lea.blanc@blanc.example';
const PASSWORD = 'Bien-venue1';

let instance: TestInstance;
let userId: string;

beforeEach(async () => {
  instance = await TestInstance.start();
  ({ userId } = await instance.register('Blanc SA', LEA));
});

afterEach(() => instance.close());

async function submit(link: string, fields: Record<string, string>) {
  const url = new URL(link);
  return new Browser().open(`${url.origin}${url.pathname}`, {
    form: { ...Object.fromEntries(url.searchParams), ...fields },
  });
}

const setPassword = (link: string) =>
  submit(link, { password: PASSWORD, again: PASSWORD });

/** One press on the page, one mail, one password. */
async function recover(link: string): Promise<void> {
  const before = instance.mail.messages().length;
  const sent = await submit(link, { resend: 'true' });
  expect(sent.body).toContain(`Open the new mail to ${LEA}`);
  const mail = await instance.nextMail(before);
  expect((await setPassword(linkOf(mail))).body).toContain('Password set');
  const { claims } = await instance.signIn({ email: LEA, password: PASSWORD });
  expect(claims.sub).toBe(userId);
}

it('says that an invitation has expired, and sends a new one', async () => {
  await instance.settings({ inviteCodeTtlMs: 0 });
  const link = await instance.invite(userId);
  await instance.settings({ inviteCodeTtlMs: 60_000 });
  const page = await new Browser().open(link);
  expect(page.status).toBe(400);
  expect(page.body).toContain('This invitation has expired.');
  await recover(link);
});

it('says that a newer invitation has replaced it', async () => {
  const first = await instance.invite(userId);
  const second = await instance.invite(userId);
  const page = await new Browser().open(first);
  expect(page.body).toContain('replaced by a newer one');
  expect((await setPassword(second)).body).toContain('Password set');
});

it('says that it was used, and leads to the portal', async () => {
  const link = await instance.invite(userId);
  await setPassword(link);
  const page = await new Browser().open(link);
  expect(page.status).toBe(410);
  expect(page.body).toContain('used already');
  expect(page.body).toContain('href="http://localhost:3000"');
  expect((await submit(link, { resend: 'true' })).status).toBe(400);
});

it('takes the right code after a wrong one, and blocks the invitation after three', async () => {
  const link = await instance.invite(userId);
  const code = new URL(link).searchParams.get('code') as string;
  const wrong = await submit(link, { code: 'WRONG1' });
  expect(wrong.body).toContain('This code is not right.');
  const right = await submit(link, { code });
  expect(right.body).toContain('Set a password');

  await submit(link, { code: 'WRONG2' });
  for (const last of ['WRONG3', 'WRONG4', 'WRONG5']) {
    const page = await submit(link, { code: last });
    expect(page.body).toContain('wrong too often');
  }
  expect((await setPassword(link)).body).toContain('wrong too often');
  await recover(link);
  expect((await new Browser().open(link)).body).toContain('used already');
});

it('does not count opening a link with a wrong code as a try', async () => {
  const link = await instance.invite(userId);
  const bad = link.replace(/code=\w+/, 'code=WRONG1');
  for (let opened = 0; opened < 4; opened += 1) {
    expect((await new Browser().open(bad)).body).toContain('not right');
  }
  expect((await setPassword(link)).body).toContain('Password set');
});

it.each([
  ['Kurz-1', 'at least 8 characters'],
  ['NUR-GROSS1', 'small letter'],
  ['nur-klein1', 'capital letter'],
  ['Keine-Ziffer', 'digit'],
  ['KeinZeichen1', 'sign'],
])('says what the password %s misses', async (password, missing) => {
  const link = await instance.invite(userId);
  const weak = await submit(link, { password, again: password });
  expect(weak.status).toBe(400);
  expect(weak.body).toContain(missing);
});

it('wants the same password twice', async () => {
  const link = await instance.invite(userId);
  const page = await submit(link, { password: PASSWORD, again: 'Other-one1' });
  expect(page.body).toContain('The two passwords differ.');
  expect((await setPassword(link)).status).toBe(200);
});

it('fills in the template of the link and goes on to where it leads', async () => {
  const link = await instance.invite(userId, {
    urlTemplate:
      'http://localhost:4567/join?c={{.Code}}&u={{ .UserID }}&o={{.OrgID}}',
  });
  const query = new URL(link).searchParams;
  expect(link).toMatch(/^http:\/\/localhost:4567\/join\?/);
  expect(query.get('u')).toBe(userId);
  expect(query.get('o')).toMatch(/^\d{18}$/);
  const own = new URLSearchParams({
    userId,
    invite: 'true',
    code: query.get('c') as string,
  });
  const done = await setPassword(
    `${instance.zitadel.url}/ui/v2/login/verify?${own}`,
  );
  expect(done.body).toContain('href="http://localhost:4567/"');
});

it('does not know a person who is not there', async () => {
  const page = await new Browser().open(
    `${instance.zitadel.url}/ui/v2/login/verify?userId=1&code=ABCDEF&invite=true`,
  );
  expect(page.status).toBe(404);
});

it('gives the code to the caller instead of mailing it, and takes it back over the interface', async () => {
  const path = `/v2/users/${userId}/invite_code`;
  const { inviteCode } = await instance.done(path, { returnCode: {} });
  expect(inviteCode).toMatch(/^[A-Z0-9]{6}$/);
  expect(
    await instance.call(`${path}/verify`, { verificationCode: 'WRONG1' }),
  ).toMatchObject({
    status: 400,
    body: {
      code: 3,
      message: 'Errors.User.Code.Invalid (COMMAND-Wgn4q)',
      details: [
        {
          '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
          id: 'COMMAND-Wgn4q',
          message: 'Errors.User.Code.Invalid',
        },
      ],
    },
  });
  expect(
    await instance.done(`${path}/verify`, { verificationCode: inviteCode }),
  ).toEqual({ details: expect.any(Object) });
  expect(instance.mail.messages()).toEqual([]);
  const again = await instance.call(`${path}/verify`, {
    verificationCode: inviteCode,
  });
  expect(again.status).toBe(400);
});

it('refuses to invite somebody who can sign in or is not there, and a link that leads nowhere', async () => {
  const refused = async (id: string, body: object) => {
    const answer = await instance.call(`/v2/users/${id}/invite_code`, body);
    expect(answer.status).toBe(400);
    return answer.body.message;
  };
  expect(await refused(ANNA, { sendCode: {} })).toContain('AlreadyInitialised');
  expect(await refused('1', { sendCode: {} })).toContain('NotFound');
  for (const urlTemplate of [
    'nowhere',
    'ftp://localhost/{{.Code}}',
    'http://localhost/{{.Secret}}',
  ]) {
    expect(await refused(userId, { sendCode: { urlTemplate } })).toContain(
      'InvalidURLTemplate',
    );
  }
  const long = {
    sendCode: { urlTemplate: `http://localhost/${'x'.repeat(200)}` },
  };
  expect(await refused(userId, long)).toContain('between 0 and 200 runes');
  expect(instance.mail.messages()).toEqual([]);
});

it('succeeds while the mail server is away, and mails later', async () => {
  await instance.withoutMail(() =>
    instance.done(`/v2/users/${userId}/invite_code`, { sendCode: {} }),
  );
  expect((await instance.nextMail(0)).envelope.to).toEqual([LEA]);
});

it('has invited also when the answer never comes', async () => {
  instance.faults.add({
    system: 'zitadel',
    match: 'invite_code$',
    kind: 'reset-after',
    times: 1,
  });
  await expect(
    instance.call(`/v2/users/${userId}/invite_code`, { sendCode: {} }),
  ).rejects.toThrow();
  expect((await instance.nextMail(0)).envelope.to).toEqual([LEA]);
});

it('tells at once from the events of a person which invitations were made, in the person’s own organization only', async () => {
  await instance.settings({ searchDelayMs: 60_000 });
  const { userId: id, organizationId } = await instance.register(
    'Rouge SA',
    'luc@rouge.example',
  );
  const changes = async (query: object, organization = organizationId) => {
    const response = await fetch(
      `${instance.zitadel.url}/management/v1/users/${id}/changes/_search`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${instance.zitadel.readerToken}`,
          'x-zitadel-orgid': organization,
        },
        body: JSON.stringify({ query }),
      },
    );
    expect(response.status).toBe(200);
    const { result = [] } = await response.json();
    return result.map(
      (change: { sequence: string; eventType: { key: string } }) =>
        `${change.sequence} ${change.eventType.key}`,
    );
  };
  expect(await changes({ asc: true })).toEqual([
    '1 EventTypes.user.human.added',
  ]);
  const link = await instance.invite(id);
  await submit(link, { code: 'WRONG1' });
  await setPassword(link);
  const later = [
    '2 EventTypes.user.human.invite.code.added',
    '3 EventTypes.user.human.invite.check.failed',
    '4 EventTypes.user.human.invite.check.succeeded',
    '5 EventTypes.user.human.email.verified',
    '6 EventTypes.user.human.password.changed',
  ];
  expect(await changes({ asc: true, sequence: '1' })).toEqual(later);
  expect(await changes({ limit: 1 })).toEqual(later.slice(-1));
  expect(await changes({}, '1')).toEqual([]);
});

it('says who else is signed in in the browser, and asks again at the next sign-in', async () => {
  const link = await instance.invite(userId);
  const browser = new Browser();
  const login = await instance.openLogin(browser);
  await browser.open(login.url, { form: { person: ANNA }, until: CALLBACK });
  const page = await browser.open(link);
  expect(page.body).toContain('You are signed in as Anna Keller');
  expect(page.body).toContain('this invitation is for Léa Blanc');

  const url = new URL(link);
  await browser.open(`${url.origin}${url.pathname}`, {
    form: {
      ...Object.fromEntries(url.searchParams),
      password: PASSWORD,
      again: PASSWORD,
    },
  });
  const asked = await instance.openLogin(browser);
  expect(asked.url).toContain('/ui/login/');
});
