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
  AUTHORIZATIONS,
  eventually,
  GRANTS,
  linkOf,
  person,
  TestInstance,
} from './__testUtils__/TestInstance';

const LEA = 'lea.blanc@blanc.example';
const PASSWORD = 'Bien-venue1';

let instance: TestInstance;

beforeEach(async () => {
  instance = await TestInstance.start({ portalUrl: 'http://localhost:3456' });
});

afterEach(() => instance.close());

async function setPassword(link: string, password = PASSWORD) {
  const url = new URL(link);
  return new Browser().open(`${url.origin}${url.pathname}`, {
    form: {
      ...Object.fromEntries(url.searchParams),
      password,
      again: password,
    },
  });
}

it('goes the whole way from a new organization to a sign-in with its claims, also after a restart', async () => {
  const created = await instance.call('/v2/organizations', {
    name: 'Blanc SA',
    admins: [{ human: person(LEA), roles: ['ORG_OWNER'] }],
  });
  expect(created).toEqual({
    status: 201,
    body: {
      details: {
        sequence: expect.any(String),
        changeDate: expect.any(String),
        creationDate: expect.any(String),
        resourceOwner: created.body.organizationId,
      },
      organizationId: expect.stringMatching(/^\d{18}$/),
      createdAdmins: [
        {
          userId: expect.stringMatching(/^\d{18}$/),
          emailCode: expect.stringMatching(/^[A-Z0-9]{6}$/),
        },
      ],
    },
  });
  const { organizationId } = created.body;
  const { userId } = created.body.createdAdmins[0];
  const { projectId } = instance.zitadel;
  expect(
    await instance.done(`${GRANTS}/CreateProjectGrant`, {
      projectId,
      grantedOrganizationId: organizationId,
      roleKeys: ['owner', 'user'],
    }),
  ).toEqual({ creationDate: expect.any(String) });
  expect(
    await instance.done(`${AUTHORIZATIONS}/CreateAuthorization`, {
      userId,
      projectId,
      organizationId,
      roleKeys: ['owner'],
    }),
  ).toEqual({ id: expect.any(String), creationDate: expect.any(String) });
  expect(instance.mail.messages()).toEqual([]);

  const invited = await instance.done(`/v2/users/${userId}/invite_code`, {
    sendCode: { applicationName: 'PieCed' },
  });
  expect(invited).toEqual({
    details: expect.objectContaining({ resourceOwner: organizationId }),
  });
  const mail = await instance.nextMail(0);
  expect(mail).toMatchObject({
    envelope: { to: [LEA] },
    subject: 'Invitation à PieCed',
    headers: { 'content-language': 'fr' },
  });

  const page = await new Browser().open(linkOf(mail));
  expect(page.status).toBe(200);
  expect(page.body).toContain('Welcome, Léa Blanc');
  const done = await setPassword(linkOf(mail));
  expect(done.body).toContain('Password set');
  expect(done.body).toContain('href="http://localhost:3456"');

  const claims = {
    sub: userId,
    email: LEA,
    email_verified: true,
    locale: 'fr',
    'urn:zitadel:iam:user:resourceowner:id': organizationId,
    'urn:zitadel:iam:user:resourceowner:name': 'Blanc SA',
    'urn:zitadel:iam:org:project:roles': {
      owner: { [organizationId]: 'blanc-sa.localhost' },
    },
  };
  const form = { email: LEA.toUpperCase(), password: PASSWORD };
  expect((await instance.signIn(form)).claims).toMatchObject(claims);
  await instance.restart();
  expect((await instance.signIn(form)).claims).toMatchObject(claims);
});

it('keeps a code that was not used yet over a restart', async () => {
  const { userId } = await instance.register('Blanc SA', LEA);
  const link = await instance.invite(userId);
  await instance.restart();
  expect((await setPassword(link)).body).toContain('Password set');
});

it('refuses a wrong password, and a press for somebody who is no demo person', async () => {
  const { userId } = await instance.register('Blanc SA', LEA);
  await setPassword(await instance.invite(userId));
  const forms: Record<string, string>[] = [
    { email: LEA, password: 'Wrong-pass1' },
    { email: 'nobody@blanc.example', password: PASSWORD },
    { email: 'anna.keller@acme.example', password: '' },
    { person: userId },
  ];
  for (const form of forms) {
    const { refused } = await instance.signIn(form);
    expect(refused?.status).toBe(401);
    expect(refused?.body).toContain('E-mail or password is wrong');
  }
});

it('mails a verification when a code shall be sent, and none for a verified address', async () => {
  const withEmail = (email: object) => ({
    organizationId: '310000000000000002',
    human: { ...person(''), email },
  });
  const silent = await instance.call(
    '/v2/users/new',
    withEmail({ email: 'silent@acme.example', isVerified: true }),
  );
  expect(silent).toEqual({
    status: 201,
    body: { id: expect.any(String), creationDate: expect.any(String) },
  });
  await instance.done(
    '/v2/users/new',
    withEmail({ email: 'loud@acme.example', sendCode: {} }),
  );
  const mail = await instance.nextMail(0);
  expect(mail).toMatchObject({
    envelope: { to: ['loud@acme.example'] },
    subject: 'Vérifier l’adresse e-mail',
  });
  expect(instance.mail.messages()).toHaveLength(1);

  const url = new URL(linkOf(mail));
  const asked = await new Browser().open(url.href);
  expect(asked.body).toContain('Verify loud@acme.example');
  const verified = await new Browser().open(`${url.origin}${url.pathname}`, {
    form: Object.fromEntries(url.searchParams),
  });
  expect(verified.body).toContain('Address verified');
  expect((await new Browser().open(url.href)).status).toBe(400);
});

it('shows creations, changes and removals to searches only after the delay, and to creations at once', async () => {
  await instance.settings({ searchDelayMs: 60_000 });
  const { organizationId, userId, authorizationId } = await instance.register(
    'Blanc SA',
    LEA,
  );
  const count = async (path: string, query: object) => {
    const { details, pagination } = await instance.done(path, query);
    return Number((details ?? pagination).totalResult ?? 0);
  };
  const organizations = () =>
    count('/v2/organizations/_search', {
      queries: [{ idQuery: { id: organizationId } }],
    });
  const users = () =>
    count('/v2/users', {
      queries: [{ inUserIdsQuery: { userIds: [userId] } }],
    });
  const roles = (state: string) =>
    count(`${AUTHORIZATIONS}/ListAuthorizations`, {
      filters: [
        { authorizationIds: { ids: [authorizationId] } },
        { state: { state } },
      ],
    });
  expect(await organizations()).toBe(0);
  expect(await users()).toBe(0);
  expect(await roles('STATE_ACTIVE')).toBe(0);
  expect(
    (await instance.call('/v2/organizations', { name: 'BLANC SA' })).status,
  ).toBe(409);

  await instance.settings({ searchDelayMs: 0 });
  expect(await organizations()).toBe(1);
  expect(await users()).toBe(1);
  expect(await roles('STATE_ACTIVE')).toBe(1);

  await instance.settings({ searchDelayMs: 200 });
  await instance.done(`${AUTHORIZATIONS}/DeactivateAuthorization`, {
    id: authorizationId,
  });
  expect(await roles('STATE_ACTIVE')).toBe(1);
  await eventually(async () =>
    (await roles('STATE_INACTIVE')) === 1 ? true : undefined,
  );
  await instance.done(`/v2/organizations/${organizationId}`, {}, 'DELETE');
  expect(await organizations()).toBe(1);
  await eventually(async () =>
    (await organizations()) === 0 ? true : undefined,
  );
  expect(await users()).toBe(0);
});

it('names the wrong setting and changes nothing', async () => {
  const put = async (body: object) => {
    const response = await fetch(`${instance.zitadel.url}/debug/settings`, {
      method: 'PUT',
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  for (const body of [
    { searchDelayMs: -1 },
    { inviteCodeTtlMs: 'long' },
    { portalUrl: 'nowhere' },
    { shoeSize: 43 },
  ]) {
    expect(await put(body)).toEqual({
      status: 400,
      body: { error: expect.stringContaining(Object.keys(body)[0]) },
    });
  }
  expect((await put({})).body).toEqual({
    searchDelayMs: 300,
    inviteCodeTtlMs: 259_200_000,
    portalUrl: 'http://localhost:3456',
  });
});
