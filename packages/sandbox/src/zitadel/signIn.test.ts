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
import { Browser } from './__testUtils__/Browser';
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
    expect(body.match(/<button class="card"/g)).toHaveLength(7);
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
