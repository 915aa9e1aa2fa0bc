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

import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { TestInstance } from './__testUtils__/TestInstance';

const SCOPE = 'openid urn:zitadel:iam:org:project:id:zitadel:aud';

let instance: TestInstance;

beforeEach(async () => {
  instance = await TestInstance.start();
});

afterEach(() => instance.close());

async function assertion(
  changes: {
    audience?: string;
    subject?: string;
    kid?: string;
    seconds?: number;
    key?: KeyObject;
  } = {},
): Promise<string> {
  const { keyId, userId, key } = instance.zitadel.serviceAccountKey;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: 'RS256', kid: changes.kid ?? keyId })
    .setIssuer(userId)
    .setSubject(changes.subject ?? userId)
    .setAudience(changes.audience ?? instance.zitadel.url)
    .setIssuedAt(now)
    .setExpirationTime(now + (changes.seconds ?? 3600))
    .sign(changes.key ?? createPrivateKey(key));
}

async function exchange(signed: string, scope = SCOPE) {
  const response = await fetch(`${instance.zitadel.url}/oauth/v2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: signed,
      scope,
    }),
  });
  return { status: response.status, body: await response.json() };
}

const statusWith = async (token: string) =>
  (await instance.call('/v2/users', {}, { token })).status;

it('exchanges a JWT profile for a token that may write, also after a restart', async () => {
  const { status, body } = await exchange(await assertion());
  expect(status).toBe(200);
  expect(body).toEqual({
    access_token: expect.any(String),
    token_type: 'Bearer',
    expires_in: 43_199,
  });
  const token = body.access_token;
  expect(
    (await instance.call('/v2/organizations', { name: 'New' }, { token }))
      .status,
  ).toBe(201);
  await instance.restart();
  expect(await statusWith(token)).toBe(200);
  expect((await exchange(await assertion())).status).toBe(200);
});

it('gives a token without the audience of ZITADEL, which is good for nothing there', async () => {
  const { status, body } = await exchange(await assertion(), 'openid');
  expect(status).toBe(200);
  expect(await statusWith(body.access_token)).toBe(401);
});

it('refuses other keys, identifiers, audiences, people and long lives', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  for (const changes of [
    { key: privateKey },
    { kid: '1' },
    { audience: 'http://elsewhere.example' },
    { subject: '1' },
    { seconds: 3700 },
    { seconds: -60 },
  ]) {
    expect(await exchange(await assertion(changes))).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
  }
  expect((await exchange('not.a.jwt')).status).toBe(400);
});

it('refuses other grants without a client credential', async () => {
  const response = await fetch(`${instance.zitadel.url}/oauth/v2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'authorization_code', code: 'x' }),
  });
  expect(response.status).toBe(401);
  expect((await response.json()).error).toBe('invalid_client');
});
