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

import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Faults } from '../Faults';
import { Browser } from './Browser';
import { startZitadel } from './startZitadel';
import type { Zitadel } from './startZitadel';

const CALLBACK = 'http://localhost:7007/api/auth/zitadel/handler/frame';
const SCOPE =
  'openid profile email offline_access urn:zitadel:iam:user:resourceowner urn:zitadel:iam:org:projects:roles';
const ANNA = '310000000000000201';
const ACME = '310000000000000002';

let stateDir: string;
let zitadel: Zitadel;

const start = (port = 0) =>
  startZitadel({
    port,
    stateDir,
    faults: new Faults(),
    seed: true,
    redirectUris: [CALLBACK],
  });

beforeEach(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'zitadel-'));
  zitadel = await start();
});

afterEach(async () => {
  await zitadel.close();
  rmSync(stateDir, { recursive: true });
});

function authorizeUrl(extra: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: zitadel.clientId,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: SCOPE,
    state: 'some-state',
    ...extra,
  });
  return `${zitadel.url}/oauth/v2/authorize?${query}`;
}

async function signIn(
  browser: Browser,
  person: string,
  extra: Record<string, string> = {},
): Promise<string> {
  const login = await browser.open(authorizeUrl(extra));
  expect(login.url).toContain('/ui/login/');
  const back = await browser.open(login.url, {
    form: { person },
    until: extra.redirect_uri ?? CALLBACK,
  });
  const query = new URL(back.url).searchParams;
  expect(query.get('state')).toBe('some-state');
  return query.get('code') as string;
}

async function token(form: Record<string, string>) {
  const basic = Buffer.from(
    `${zitadel.clientId}:${zitadel.clientSecret}`,
  ).toString('base64');
  const response = await fetch(`${zitadel.url}/oauth/v2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: await response.json() };
}

const exchange = (code: string, extra: Record<string, string> = {}) =>
  token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    ...extra,
  });

const refresh = (refreshToken: string) =>
  token({ grant_type: 'refresh_token', refresh_token: refreshToken });

/** The first tries may still find a kept connection that the old server has cut. */
async function untilAnswering(url: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      await fetch(url);
      return;
    } catch {
      await setImmediate();
    }
  }
  throw new Error(`${url} does not answer`);
}

async function userinfo(accessToken: string) {
  const response = await fetch(`${zitadel.url}/oidc/v1/userinfo`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  return { status: response.status, body: await response.json() };
}

describe('sign-in', () => {
  it('discovers the paths of ZITADEL', async () => {
    const response = await fetch(
      `${zitadel.url}/.well-known/openid-configuration`,
    );
    expect(await response.json()).toMatchObject({
      issuer: zitadel.url,
      authorization_endpoint: `${zitadel.url}/oauth/v2/authorize`,
      token_endpoint: `${zitadel.url}/oauth/v2/token`,
      userinfo_endpoint: `${zitadel.url}/oidc/v1/userinfo`,
      jwks_uri: `${zitadel.url}/oauth/v2/keys`,
      end_session_endpoint: `${zitadel.url}/oidc/v1/end_session`,
      introspection_endpoint: `${zitadel.url}/oauth/v2/introspect`,
      revocation_endpoint: `${zitadel.url}/oauth/v2/revoke`,
    });
  });

  it('offers every demo person with organization, address and role', async () => {
    const { body } = await new Browser().open(authorizeUrl());
    for (const text of ['Acme GmbH', 'M&#252;ller AG', 'PieCed IT']) {
      expect(body.replace(/ü/g, '&#252;')).toContain(text);
    }
    expect(body).toContain('anna.keller@acme.example');
    expect(body).toContain('Platform operator');
    expect(body.match(/<button/g)).toHaveLength(7);
  });

  it('goes from the page over the code to tokens and claims', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const code = await signIn(new Browser(), ANNA, {
      nonce: 'some-nonce',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const { status, body } = await exchange(code, { code_verifier: verifier });
    expect(status).toBe(200);

    const { payload } = await jwtVerify(
      body.id_token,
      createRemoteJWKSet(new URL(`${zitadel.url}/oauth/v2/keys`)),
      { issuer: zitadel.url, audience: zitadel.clientId },
    );
    expect(payload).toMatchObject({ sub: ANNA, nonce: 'some-nonce' });
    expect(JSON.stringify(payload)).not.toContain('roles');

    const roles = { owner: { [ACME]: 'acme-gmbh.localhost' } };
    expect((await userinfo(body.access_token)).body).toEqual({
      sub: ANNA,
      name: 'Anna Keller',
      given_name: 'Anna',
      family_name: 'Keller',
      preferred_username: 'anna.keller@acme.example',
      locale: 'de',
      updated_at: expect.any(Number),
      email: 'anna.keller@acme.example',
      email_verified: true,
      'urn:zitadel:iam:user:resourceowner:id': ACME,
      'urn:zitadel:iam:user:resourceowner:name': 'Acme GmbH',
      'urn:zitadel:iam:user:resourceowner:primary_domain':
        'acme-gmbh.localhost',
      'urn:zitadel:iam:org:project:roles': roles,
      [`urn:zitadel:iam:org:project:${zitadel.projectId}:roles`]: roles,
    });
  });

  it('keeps sessions and refresh tokens over a restart', async () => {
    const browser = new Browser();
    const { body } = await exchange(await signIn(browser, ANNA));
    const port = Number(new URL(zitadel.url).port);
    await zitadel.close();
    zitadel = await start(port);
    await untilAnswering(`${zitadel.url}/debug/healthz`);

    const refreshed = await refresh(body.refresh_token);
    expect(refreshed.status).toBe(200);
    expect((await userinfo(refreshed.body.access_token)).body.sub).toBe(ANNA);

    const back = await browser.open(authorizeUrl(), { until: CALLBACK });
    expect(new URL(back.url).searchParams.get('code')).toBeTruthy();
  });

  it('answers prompt=none from the session, and login_required without one', async () => {
    const browser = new Browser();
    const before = await browser.open(authorizeUrl({ prompt: 'none' }), {
      until: CALLBACK,
    });
    expect(new URL(before.url).searchParams.get('error')).toBe(
      'login_required',
    );
    await signIn(browser, ANNA);
    const after = await browser.open(authorizeUrl({ prompt: 'none' }), {
      until: CALLBACK,
    });
    expect(new URL(after.url).searchParams.get('code')).toBeTruthy();
  });

  it.each(['login', 'select_account'])(
    'shows the page again for prompt=%s and takes another person',
    async prompt => {
      const browser = new Browser();
      await signIn(browser, ANNA);
      const code = await signIn(browser, '310000000000000102', { prompt });
      const { body } = await exchange(code);
      expect(
        (await userinfo(body.access_token)).body[
          'urn:zitadel:iam:org:project:roles'
        ],
      ).toEqual({
        platform_operator: { '310000000000000001': 'pieced-it.localhost' },
      });
    },
  );

  it('signs out: no session, no tokens, back to the application', async () => {
    const browser = new Browser();
    const { body } = await exchange(await signIn(browser, ANNA));
    const query = new URLSearchParams({
      id_token_hint: body.id_token,
      post_logout_redirect_uri: 'http://localhost:3000',
      state: 'bye',
    });
    const out = await browser.open(
      `${zitadel.url}/oidc/v1/end_session?${query}`,
      { until: 'http://localhost:3000' },
    );
    expect(out.url).toBe('http://localhost:3000/?state=bye');
    expect((await userinfo(body.access_token)).status).toBe(401);
    expect((await refresh(body.refresh_token)).status).toBe(400);
    expect((await browser.open(authorizeUrl())).url).toContain('/ui/login/');
  });

  it('takes the registered path on any loopback port and nothing else', async () => {
    const other = CALLBACK.replace('7007', '41234');
    expect(
      await signIn(new Browser(), ANNA, { redirect_uri: other }),
    ).toBeTruthy();
    for (const bad of [
      'http://localhost:7007/elsewhere',
      CALLBACK.replace('localhost', 'portal.example'),
    ]) {
      const answer = await new Browser().open(
        authorizeUrl({ redirect_uri: bad }),
      );
      expect(answer.status).toBe(400);
      expect(answer.body).toContain('invalid_redirect_uri');
    }
  });

  it('refuses a wrong client secret', async () => {
    const code = await signIn(new Browser(), ANNA);
    const response = await fetch(`${zitadel.url}/oauth/v2/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('pieced-portal:no').toString(
          'base64',
        )}`,
      },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: CALLBACK,
      }),
    });
    expect(response.status).toBe(401);
  });
});

describe('management', () => {
  async function call(path: string, body: unknown, bearer?: string) {
    const response = await fetch(`${zitadel.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${bearer ?? zitadel.serviceToken}`,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }
  const LIST =
    '/zitadel.authorization.v2.AuthorizationService/ListAuthorizations';

  it('wants the service token, in the words of REST and Connect', async () => {
    expect(await call('/v2/users', {}, 'wrong')).toMatchObject({
      status: 401,
      body: { code: 16, message: 'Errors.Token.Invalid (AUTH-7fs1e)' },
    });
    expect(await call(LIST, {}, 'wrong')).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
  });

  it('searches organizations', async () => {
    const all = await call('/v2/organizations/_search', {
      query: { asc: true, limit: 2, offset: 1 },
      sortingColumn: 'ORGANIZATION_FIELD_NAME_NAME',
    });
    expect(all.body.details.totalResult).toBe('4');
    expect(all.body.result.map((o: { name: string }) => o.name)).toEqual([
      'Hans Müller (Personal)',
      'Müller AG',
    ]);
    const one = await call('/v2/organizations/_search', {
      queries: [
        {
          nameQuery: {
            name: 'acme',
            method: 'TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE',
          },
        },
        { stateQuery: { state: 'ORGANIZATION_STATE_ACTIVE' } },
      ],
    });
    expect(one.body.result).toEqual([
      {
        id: ACME,
        details: {
          sequence: expect.any(String),
          changeDate: expect.any(String),
          creationDate: expect.any(String),
          resourceOwner: ACME,
        },
        state: 'ORGANIZATION_STATE_ACTIVE',
        name: 'Acme GmbH',
        primaryDomain: 'acme-gmbh.localhost',
      },
    ]);
  });

  it('leaves out zero values of an empty answer', async () => {
    const none = await call('/v2/organizations/_search', {
      queries: [{ idQuery: { id: '1' } }],
    });
    expect(none.body).toEqual({ details: { timestamp: expect.any(String) } });
  });

  it('searches users, also with or, and, not', async () => {
    const ids = async (queries: unknown[]) => {
      const { body } = await call('/v2/users', { queries });
      return (body.result ?? []).map((u: { userId: string }) => u.userId);
    };
    expect(
      await ids([
        {
          emailQuery: {
            emailAddress: '@ACME.example',
            method: 'TEXT_QUERY_METHOD_ENDS_WITH_IGNORE_CASE',
          },
        },
      ]),
    ).toEqual([ANNA, '310000000000000202']);
    expect(
      await ids([
        { organizationIdQuery: { organizationId: ACME } },
        { notQuery: { query: { inUserIdsQuery: { userIds: [ANNA] } } } },
        { typeQuery: { type: 'TYPE_HUMAN' } },
      ]),
    ).toEqual(['310000000000000202']);
    expect(
      await ids([
        {
          orQuery: {
            queries: [
              {
                inUserEmailsQuery: {
                  userEmails: ['dario.rossi@mueller.example'],
                },
              },
              {
                andQuery: {
                  queries: [
                    { displayNameQuery: { displayName: 'Hans Müller' } },
                  ],
                },
              },
            ],
          },
        },
      ]),
    ).toEqual(['310000000000000302', '310000000000000401']);
  });

  it('tells a user as ZITADEL does', async () => {
    const { body } = await call('/v2/users', {
      queries: [{ inUserIdsQuery: { userIds: [ANNA] } }],
    });
    expect(body.result[0]).toMatchObject({
      userId: ANNA,
      details: { resourceOwner: ACME },
      state: 'USER_STATE_ACTIVE',
      username: 'anna.keller@acme.example',
      human: {
        profile: { givenName: 'Anna', preferredLanguage: 'de' },
        email: { email: 'anna.keller@acme.example', isVerified: true },
      },
    });
  });

  it('lists authorizations by filters and pages', async () => {
    const owners = await call(LIST, {
      pagination: { limit: 2, asc: true },
      filters: [
        { projectId: { id: zitadel.projectId } },
        { roleKey: { key: 'owner', method: 'TEXT_FILTER_METHOD_EQUALS' } },
        { state: { state: 'STATE_ACTIVE' } },
      ],
    });
    expect(owners.body.pagination).toEqual({
      totalResult: '3',
      appliedLimit: '2',
    });
    expect(owners.body.authorizations).toHaveLength(2);
    const anna = await call(LIST, {
      filters: [{ organizationId: { id: ACME } }, { userId: { id: ANNA } }],
    });
    expect(anna.body.authorizations).toEqual([
      {
        id: expect.stringMatching(/^\d{18}$/),
        creationDate: expect.any(String),
        changeDate: expect.any(String),
        project: {
          id: zitadel.projectId,
          name: 'PieCed Portal',
          organizationId: zitadel.platformOrganizationId,
        },
        organization: { id: ACME, name: 'Acme GmbH' },
        user: {
          id: ANNA,
          preferredLoginName: 'anna.keller@acme.example',
          displayName: 'Anna Keller',
          organizationId: ACME,
        },
        state: 'STATE_ACTIVE',
        roles: [{ key: 'owner', displayName: 'Owner', group: 'customer' }],
      },
    ]);
  });

  it('refuses unknown filters, broken JSON and unknown calls', async () => {
    expect(
      await call('/v2/users', { queries: [{ shoeSizeQuery: {} }] }),
    ).toMatchObject({ status: 400, body: { code: 3 } });
    expect(await call('/v2/users', '{"query":')).toMatchObject({
      status: 400,
      body: { code: 3 },
    });
    expect(await call(LIST, { filters: [{ shoeSize: {} }] })).toMatchObject({
      status: 400,
      body: { code: 'invalid_argument' },
    });
    expect((await call('/v2/nothing', {})).status).toBe(404);
    expect((await call('/zitadel.x.v2.XService/Do', {})).status).toBe(501);
  });
});

it('has only PieCed itself without the seed, and seeds later', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'zitadel-'));
  const options = {
    port: 0,
    stateDir: fresh,
    faults: new Faults(),
    redirectUris: [CALLBACK],
  };
  const count = async (seed: boolean) => {
    const one = await startZitadel({ ...options, seed });
    const response = await fetch(`${one.url}/v2/organizations/_search`, {
      method: 'POST',
      headers: { authorization: `Bearer ${one.serviceToken}` },
    });
    await one.close();
    return (await response.json()).details.totalResult;
  };
  expect(await count(false)).toBe('1');
  expect(await count(true)).toBe('4');
  expect(await count(true)).toBe('4');
  rmSync(fresh, { recursive: true });
});
