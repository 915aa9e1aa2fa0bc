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

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Faults } from '../Faults';
import { DENIED, SECRET, TestClient } from './__testUtils__/TestClient';
import { startOpenbao } from './startOpenbao';
import type { Openbao } from './startOpenbao';

let openbao: Openbao;
let client: TestClient;

beforeEach(async () => {
  openbao = await startOpenbao({ port: 0, faults: new Faults() });
  client = new TestClient(openbao);
});

afterEach(() => openbao.close());

it('lets the portal write and never read', async () => {
  const token = await client.portalToken();
  expect((await client.write({ A: '1' }, { cas: 0 }, token)).status).toBe(200);
  expect((await client.write({ A: '2' }, undefined, token)).status).toBe(200);
  expect((await client.patch({ B: '2' }, undefined, token)).status).toBe(200);
  const asPortal = (method: string, path: string) =>
    client.call(method, path, { token });
  expect(await asPortal('GET', `secret/data/${SECRET}`)).toEqual(DENIED);
  expect(await asPortal('GET', `secret/metadata/${SECRET}`)).toEqual(DENIED);
  expect(await asPortal('DELETE', `secret/data/${SECRET}`)).toEqual(DENIED);
  expect(await asPortal('GET', 'secret/data/elsewhere')).toEqual(DENIED);
  expect(
    (await asPortal('GET', `secret/subkeys/${SECRET}`)).body.data.subkeys,
  ).toEqual({ A: null, B: null });
  expect(
    (await asPortal('GET', 'secret/metadata/tenants?list=true')).body.data.keys,
  ).toEqual(['acme-assistant/']);
  expect((await asPortal('DELETE', `secret/metadata/${SECRET}`)).status).toBe(
    204,
  );
});

it('lets the operator read and never write', async () => {
  await client.write({ A: '1' });
  const token = openbao.tokens.operator;
  const { body } = await client.call('GET', `secret/data/${SECRET}`, { token });
  expect(body.data.data).toEqual({ A: '1' });
  expect(await client.write({ A: '2' }, undefined, token)).toEqual(DENIED);
  expect(await client.patch({ A: '2' }, undefined, token)).toEqual(DENIED);
  expect(
    await client.call('DELETE', `secret/metadata/${SECRET}`, { token }),
  ).toEqual(DENIED);
});

it('takes a bearer token, and refuses a missing or unknown one', async () => {
  const bearer = await fetch(`${openbao.url}/v1/auth/token/lookup-self`, {
    headers: { authorization: `Bearer ${openbao.tokens.root}` },
  });
  expect(bearer.status).toBe(200);
  expect(
    await client.call('GET', 'auth/token/lookup-self', { token: '' }),
  ).toEqual(DENIED);
  expect(
    await client.call('GET', `secret/data/${SECRET}`, { token: 'toString' }),
  ).toEqual(DENIED);
});

it('logs in by AppRole and Kubernetes and refuses wrong credentials', async () => {
  const login = (method: string, body: object) =>
    client.call('POST', `auth/${method}/login`, { token: '', body });
  expect(
    await login('approle', {
      role_id: openbao.approle.roleId,
      secret_id: 'wrong',
    }),
  ).toEqual({
    status: 400,
    body: { errors: ['invalid role or secret ID'] },
  });
  const { role, jwt } = openbao.kubernetes;
  expect(await login('kubernetes', { role, jwt })).toMatchObject({
    status: 200,
    body: {
      auth: {
        client_token: expect.any(String),
        policies: ['default', 'portal'],
        metadata: { role: 'pieced-portal' },
        lease_duration: 3600,
        renewable: true,
      },
    },
  });
  expect((await login('kubernetes', { role, jwt: '' })).status).toBe(400);
  expect(await login('kubernetes', { role, jwt: 'wrong' })).toEqual(DENIED);
  expect(await login('kubernetes', { role: 'other', jwt })).toEqual({
    status: 400,
    body: { errors: ['invalid role name "other"'] },
  });
});

it('looks up, renews and revokes a token', async () => {
  const token = await client.portalToken();
  const lookup = await client.call('GET', 'auth/token/lookup-self', { token });
  expect(lookup.body.data).toMatchObject({
    id: token,
    ttl: 3600,
    policies: ['default', 'portal'],
    renewable: true,
    num_uses: 0,
  });
  const renewed = await client.call('POST', 'auth/token/renew-self', { token });
  expect(renewed.body.auth).toMatchObject({
    client_token: token,
    lease_duration: 3600,
  });
  await client.call('POST', 'auth/token/revoke-self', { token });
  expect(await client.call('GET', 'auth/token/lookup-self', { token })).toEqual(
    DENIED,
  );
});

it('ends a token with its lease', async () => {
  const short = await startOpenbao({
    port: 0,
    faults: new Faults(),
    tokenTtl: 0.05,
  });
  const login = await fetch(`${short.url}/v1/auth/approle/login`, {
    method: 'POST',
    body: JSON.stringify({
      role_id: short.approle.roleId,
      secret_id: short.approle.secretId,
    }),
  });
  const token = (await login.json()).auth.client_token;
  await setTimeout(60);
  const response = await fetch(`${short.url}/v1/auth/token/lookup-self`, {
    headers: { 'x-vault-token': token },
  });
  await short.close();
  expect(response.status).toBe(403);
});

it('tells its health to anybody, and knows no other routes', async () => {
  const health = await client.call('GET', 'sys/health', { token: '' });
  expect(health).toMatchObject({
    status: 200,
    body: { initialized: true, sealed: false, standby: false },
  });
  expect(await client.call('GET', 'nowhere/x', { token: '' })).toEqual(DENIED);
  expect((await client.call('GET', 'nowhere/x')).body.errors[0]).toContain(
    'no handler for route "nowhere/x"',
  );
});

it('misbehaves as planned', async () => {
  const faults = new Faults();
  const faulty = await startOpenbao({ port: 0, faults });
  faults.add({
    system: 'openbao',
    match: '^GET /v1/sys/health',
    times: 1,
    kind: 'status',
    status: 503,
    body: { errors: ['sealed'] },
  });
  const ask = async () => (await fetch(`${faulty.url}/v1/sys/health`)).status;
  expect(await ask()).toBe(503);
  expect(await ask()).toBe(200);
  await faulty.close();
});

it('keeps secrets and tokens over a restart, readable by the owner only', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'openbao-'));
  const unused = openbao;
  openbao = await startOpenbao({ port: 0, stateDir, faults: new Faults() });
  client = new TestClient(openbao);
  const token = await client.portalToken();
  await client.write({ A: '1' }, undefined, token);
  await openbao.close();
  expect(readdirSync(stateDir)).toEqual(['openbao.json']);
  expect(statSync(join(stateDir, 'openbao.json')).mode % 0o1000).toBe(0o600);
  openbao = await startOpenbao({ port: 0, stateDir, faults: new Faults() });
  client = new TestClient(openbao);
  expect((await client.read()).body.data.data).toEqual({ A: '1' });
  expect((await client.patch({ B: '2' }, undefined, token)).status).toBe(200);
  await openbao.close();
  openbao = unused;
  rmSync(stateDir, { recursive: true });
});
