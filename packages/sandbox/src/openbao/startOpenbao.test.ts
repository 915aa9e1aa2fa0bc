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
import { startOpenbao } from './startOpenbao';
import type { Openbao } from './startOpenbao';

const SECRET = 'tenants/acme-assistant/packages/telegram';
const MERGE = 'application/merge-patch+json';

let openbao: Openbao;

beforeEach(async () => {
  openbao = await startOpenbao({ port: 0, faults: new Faults() });
});

afterEach(() => openbao.close());

async function call(
  method: string,
  path: string,
  options: { token?: string; body?: object | string; type?: string } = {},
) {
  const { body } = options;
  const response = await fetch(`${openbao.url}/v1/${path}`, {
    method,
    headers: {
      'x-vault-token': options.token ?? openbao.tokens.root,
      'content-type': options.type ?? 'application/json',
    },
    body: typeof body === 'object' ? JSON.stringify(body) : body,
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

async function portalToken(): Promise<string> {
  const { body } = await call('POST', 'auth/approle/login', {
    token: '',
    body: {
      role_id: openbao.approle.roleId,
      secret_id: openbao.approle.secretId,
    },
  });
  return body.auth.client_token;
}

const write = (data: unknown, options?: unknown, token?: string) =>
  call('POST', `secret/data/${SECRET}`, { token, body: { options, data } });

const patch = (data: unknown, options?: unknown, token?: string) =>
  call('PATCH', `secret/data/${SECRET}`, {
    token,
    type: MERGE,
    body: { options, data },
  });

const read = (query = '') => call('GET', `secret/data/${SECRET}${query}`);

const denied = { status: 403, body: { errors: ['permission denied'] } };

describe('KV version 2', () => {
  it('writes versions and reads them', async () => {
    expect(await write({ KEY: 'one' })).toMatchObject({
      status: 200,
      body: {
        request_id: expect.any(String),
        data: {
          version: 1,
          destroyed: false,
          deletion_time: '',
          custom_metadata: null,
        },
      },
    });
    await write({ KEY: 'two' });
    expect((await read()).body.data).toMatchObject({
      data: { KEY: 'two' },
      metadata: { version: 2 },
    });
    expect((await read('?version=1')).body.data.data).toEqual({ KEY: 'one' });
    expect(await read('?version=9')).toEqual({
      status: 404,
      body: { errors: [] },
    });
  });

  it('patches: merges, removes with null, and needs something to patch', async () => {
    expect(await patch({ KEY: 'x' })).toEqual({
      status: 404,
      body: { errors: [] },
    });
    await write({ A: '1', B: '2' });
    expect((await patch({ B: null, C: '3' })).body.data.version).toBe(2);
    expect((await read()).body.data.data).toEqual({ A: '1', C: '3' });
    await call('DELETE', `secret/data/${SECRET}`);
    expect((await patch({ A: 'x' })).status).toBe(404);
    expect(
      (await call('PATCH', `secret/data/${SECRET}`, { body: { data: {} } }))
        .status,
    ).toBe(415);
  });

  it('checks and sets', async () => {
    const mismatch = {
      status: 400,
      body: {
        errors: ['check-and-set parameter did not match the current version'],
      },
    };
    expect((await write({ A: '1' }, { cas: 0 })).status).toBe(200);
    expect(await write({ A: '2' }, { cas: 0 })).toEqual(mismatch);
    await call('DELETE', `secret/data/${SECRET}`);
    expect(await write({ A: '2' }, { cas: 0 })).toEqual(mismatch);
    expect((await write({ A: '2' }, { cas: 1 })).status).toBe(200);
    expect(await patch({ A: '3' }, { cas: 1 })).toEqual(mismatch);
    expect((await patch({ A: '3' }, { cas: 2 })).status).toBe(200);
    await call('POST', `secret/metadata/${SECRET}`, {
      body: { cas_required: true },
    });
    expect(await write({ A: '4' })).toEqual({
      status: 400,
      body: { errors: ['check-and-set parameter required for this call'] },
    });
  });

  it('refuses a write without data and broken JSON', async () => {
    expect(await call('POST', `secret/data/${SECRET}`, { body: {} })).toEqual({
      status: 400,
      body: { errors: ['no data provided'] },
    });
    expect(
      (await call('POST', `secret/data/${SECRET}`, { body: '{"data":' }))
        .status,
    ).toBe(400);
  });

  it('tells the names of keys only', async () => {
    await write({ KEY: 'value', MAP: { INNER: 'value' } });
    const { body } = await call('GET', `secret/subkeys/${SECRET}`);
    expect(body.data).toMatchObject({
      subkeys: { KEY: null, MAP: { INNER: null } },
      metadata: { version: 1 },
    });
    expect(
      (await call('GET', `secret/subkeys/${SECRET}?depth=1`)).body.data.subkeys,
    ).toEqual({ KEY: null, MAP: null });
  });

  it('deletes softly, restores, destroys', async () => {
    await write({ A: '1' });
    expect((await call('DELETE', `secret/data/${SECRET}`)).status).toBe(204);
    expect(await read()).toMatchObject({
      status: 404,
      body: {
        data: {
          data: null,
          metadata: { version: 1, deletion_time: expect.stringMatching(/Z$/) },
        },
      },
    });
    const versions = { body: { versions: [1] } };
    await call('POST', `secret/undelete/${SECRET}`, versions);
    expect((await read()).body.data.data).toEqual({ A: '1' });
    await call('POST', `secret/delete/${SECRET}`, versions);
    expect((await read()).status).toBe(404);
    await call('PUT', `secret/destroy/${SECRET}`, versions);
    await call('POST', `secret/undelete/${SECRET}`, versions);
    expect(await read()).toMatchObject({
      status: 404,
      body: { data: { data: null, metadata: { destroyed: true } } },
    });
  });

  it('reads, sets, lists and erases metadata', async () => {
    await write({ A: '1' });
    await call('POST', 'secret/data/tenants/acme-assistant/other', {
      body: { data: {} },
    });
    const set = await call('POST', `secret/metadata/${SECRET}`, {
      body: { custom_metadata: { by: 'test' }, max_versions: 2 },
    });
    expect(set.status).toBe(204);
    await write({ A: '2' });
    await write({ A: '3' });
    expect(
      (await call('GET', `secret/metadata/${SECRET}`)).body.data,
    ).toMatchObject({
      current_version: 3,
      oldest_version: 2,
      max_versions: 2,
      custom_metadata: { by: 'test' },
      versions: { 2: { destroyed: false }, 3: {} },
    });
    const list = (path: string) =>
      call('GET', `secret/metadata/${path}?list=true`);
    expect((await list('tenants/acme-assistant/')).body.data.keys).toEqual([
      'other',
      'packages/',
    ]);
    await call('DELETE', `secret/metadata/${SECRET}`);
    expect(await read()).toEqual({ status: 404, body: { errors: [] } });
    expect(await list('tenants/acme-assistant/packages')).toEqual({
      status: 404,
      body: { errors: [] },
    });
  });
});

describe('access', () => {
  it('lets the portal write and never read', async () => {
    const token = await portalToken();
    expect((await write({ A: '1' }, { cas: 0 }, token)).status).toBe(200);
    expect((await write({ A: '2' }, undefined, token)).status).toBe(200);
    expect((await patch({ B: '2' }, undefined, token)).status).toBe(200);
    const asPortal = (method: string, path: string) =>
      call(method, path, { token });
    expect(await asPortal('GET', `secret/data/${SECRET}`)).toEqual(denied);
    expect(await asPortal('GET', `secret/metadata/${SECRET}`)).toEqual(denied);
    expect(await asPortal('DELETE', `secret/data/${SECRET}`)).toEqual(denied);
    expect(await asPortal('GET', 'secret/data/elsewhere')).toEqual(denied);
    expect(
      (await asPortal('GET', `secret/subkeys/${SECRET}`)).body.data.subkeys,
    ).toEqual({ A: null, B: null });
    expect(
      (await asPortal('GET', 'secret/metadata/tenants?list=true')).body.data
        .keys,
    ).toEqual(['acme-assistant/']);
    expect((await asPortal('DELETE', `secret/metadata/${SECRET}`)).status).toBe(
      204,
    );
  });

  it('lets the operator read and never write', async () => {
    await write({ A: '1' });
    const token = openbao.tokens.operator;
    const { body } = await call('GET', `secret/data/${SECRET}`, { token });
    expect(body.data.data).toEqual({ A: '1' });
    expect(await write({ A: '2' }, undefined, token)).toEqual(denied);
    expect(await patch({ A: '2' }, undefined, token)).toEqual(denied);
    expect(
      await call('DELETE', `secret/metadata/${SECRET}`, { token }),
    ).toEqual(denied);
  });

  it('takes a bearer token, and refuses a missing or unknown one', async () => {
    const bearer = await fetch(`${openbao.url}/v1/auth/token/lookup-self`, {
      headers: { authorization: `Bearer ${openbao.tokens.root}` },
    });
    expect(bearer.status).toBe(200);
    expect(await call('GET', 'auth/token/lookup-self', { token: '' })).toEqual(
      denied,
    );
    expect(
      await call('GET', `secret/data/${SECRET}`, { token: 'toString' }),
    ).toEqual(denied);
  });

  it('logs in by AppRole and Kubernetes and refuses wrong credentials', async () => {
    const login = (method: string, body: object) =>
      call('POST', `auth/${method}/login`, { token: '', body });
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
    expect(await login('kubernetes', { role, jwt: 'wrong' })).toEqual(denied);
    expect(await login('kubernetes', { role: 'other', jwt })).toEqual({
      status: 400,
      body: { errors: ['invalid role name "other"'] },
    });
  });

  it('looks up, renews and revokes a token', async () => {
    const token = await portalToken();
    const lookup = await call('GET', 'auth/token/lookup-self', { token });
    expect(lookup.body.data).toMatchObject({
      id: token,
      ttl: 3600,
      policies: ['default', 'portal'],
      renewable: true,
      num_uses: 0,
    });
    const renewed = await call('POST', 'auth/token/renew-self', { token });
    expect(renewed.body.auth).toMatchObject({
      client_token: token,
      lease_duration: 3600,
    });
    await call('POST', 'auth/token/revoke-self', { token });
    expect(await call('GET', 'auth/token/lookup-self', { token })).toEqual(
      denied,
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
});

it('tells its health to anybody, and knows no other routes', async () => {
  const health = await call('GET', 'sys/health', { token: '' });
  expect(health).toMatchObject({
    status: 200,
    body: { initialized: true, sealed: false, standby: false },
  });
  expect(await call('GET', 'nowhere/x', { token: '' })).toEqual(denied);
  expect((await call('GET', 'nowhere/x')).body.errors[0]).toContain(
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
  const token = await portalToken();
  await write({ A: '1' }, undefined, token);
  await openbao.close();
  expect(readdirSync(stateDir)).toEqual(['openbao.json']);
  expect(statSync(join(stateDir, 'openbao.json')).mode % 0o1000).toBe(0o600);
  openbao = await startOpenbao({ port: 0, stateDir, faults: new Faults() });
  expect((await read()).body.data.data).toEqual({ A: '1' });
  expect((await patch({ B: '2' }, undefined, token)).status).toBe(200);
  await openbao.close();
  openbao = unused;
  rmSync(stateDir, { recursive: true });
});
