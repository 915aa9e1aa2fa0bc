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

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Faults } from '../Faults';
import { startLitellm } from './startLitellm';
import type { Litellm } from './startLitellm';

let stateDir: string;
let litellm: Litellm;

const start = () => startLitellm({ port: 0, stateDir, faults: new Faults() });

beforeEach(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'litellm-'));
  litellm = await start();
});

afterEach(async () => {
  await litellm.close();
  rmSync(stateDir, { recursive: true });
});

async function call(
  method: string,
  path: string,
  options: { key?: string; body?: object } = {},
) {
  const response = await fetch(`${litellm.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${options.key ?? litellm.masterKey}` },
    body: options.body && JSON.stringify(options.body),
  });
  return { status: response.status, body: await response.json() };
}

const get = (path: string, key?: string) => call('GET', path, { key });
const post = (path: string, body: object, key?: string) =>
  call('POST', path, { key, body });

describe('teams', () => {
  it('creates, tells, updates and deletes a team', async () => {
    const created = await post('/team/new', {
      team_id: '310000000000000002',
      team_alias: 'Acme GmbH',
      max_budget: 50,
      budget_duration: '1mo',
    });
    expect(created).toMatchObject({
      status: 200,
      body: {
        team_id: '310000000000000002',
        team_alias: 'Acme GmbH',
        max_budget: 50,
        spend: 0,
        budget_reset_at: expect.stringMatching(/-01T00:00:00.000Z$/),
      },
    });
    const updated = await post('/team/update', {
      team_id: '310000000000000002',
      max_budget: null,
      budget_duration: '30d',
    });
    expect(updated.body).toMatchObject({
      team_id: '310000000000000002',
      data: { max_budget: null, budget_duration: '30d' },
    });
    expect(
      await get('/team/info?team_id=310000000000000002', litellm.readerKey),
    ).toMatchObject({
      status: 200,
      body: {
        team_id: '310000000000000002',
        team_info: { team_alias: 'Acme GmbH', max_budget: null },
        keys: [],
        team_memberships: [],
      },
    });
    await post('/key/generate', { team_id: '310000000000000002' });
    await post('/team/delete', { team_ids: ['310000000000000002'] });
    expect((await get('/key/list')).body.total_count).toBe(0);
  });

  it('refuses a team id twice, an unknown team and wrong fields', async () => {
    await post('/team/new', { team_id: 'a' });
    expect(await post('/team/new', { team_id: 'a' })).toMatchObject({
      status: 400,
      body: { error: { code: '400' } },
    });
    expect(await get('/team/info?team_id=b')).toEqual({
      status: 404,
      body: {
        error: {
          message: { message: 'Team not found, passed team id: b.' },
          type: 'auth_error',
          param: 'None',
          code: '404',
        },
      },
    });
    expect(await get('/team/info')).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['query', 'team_id'], type: 'missing' }] },
    });
    expect(await post('/team/update', { team_id: 'b' })).toMatchObject({
      status: 404,
    });
    expect(await post('/team/new', { max_budget: 'much' })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['body', 'max_budget'] }] },
    });
  });

  it('lists by part of the alias, in pages', async () => {
    for (const team_alias of ['Acme GmbH', 'Acme AG', 'Other']) {
      await post('/team/new', { team_alias });
    }
    const { body } = await get(
      '/v2/team/list?team_alias=Acme&page_size=1&page=2',
    );
    expect(body).toMatchObject({
      teams: [{ team_alias: 'Acme AG' }],
      total: 2,
      page: 2,
      page_size: 1,
      total_pages: 2,
    });
  });
});

describe('keys', () => {
  it('gives a key once, and keeps only its hash', async () => {
    await post('/team/new', { team_id: 'team' });
    const { body } = await post('/key/generate', {
      key_alias: 'acme-assistant',
      team_id: 'team',
      models: ['some-model'],
      metadata: { tenant: 'acme-assistant' },
    });
    expect(body.key).toMatch(/^sk-/);
    expect(body.token).toMatch(/^[0-9a-f]{64}$/);
    expect(body.key_name).toBe(`sk-...${body.key.slice(-4)}`);
    for (const key of [body.key, body.token]) {
      expect((await get(`/key/info?key=${key}`)).body).toMatchObject({
        key,
        info: { key_alias: 'acme-assistant', team_id: 'team', spend: 0 },
      });
    }
    await litellm.close();
    expect(readFileSync(join(stateDir, 'litellm.json'), 'utf8')).not.toContain(
      body.key,
    );
    litellm = await start();
    const list = await get(
      '/key/list?key_alias=acme-assistant&return_full_object=true',
    );
    expect(list.body).toMatchObject({
      keys: [{ token: body.token, key_alias: 'acme-assistant' }],
      total_count: 1,
      current_page: 1,
      total_pages: 1,
    });
  });

  it('refuses an alias twice and an unknown team', async () => {
    await post('/key/generate', { key_alias: 'one' });
    expect(await post('/key/generate', { key_alias: 'one' })).toMatchObject({
      status: 400,
      body: {
        error: {
          message:
            "Key with alias 'one' already exists. Unique key aliases across all keys are required.",
          code: '400',
        },
      },
    });
    expect((await post('/key/generate', { team_id: 'nowhere' })).status).toBe(
      400,
    );
  });

  it('lists hashes unless asked for more, exactly unless asked for parts', async () => {
    const { body } = await post('/key/generate', { key_alias: 'one-two' });
    expect((await get('/key/list')).body.keys).toEqual([body.token]);
    expect((await get('/key/list?key_alias=one')).body.keys).toEqual([]);
    expect(
      (await get('/key/list?key_alias=one&substring_matching=true')).body.keys,
    ).toEqual([body.token]);
    expect((await get('/key/list?size=101')).status).toBe(422);
  });

  it('deletes by alias', async () => {
    const { body } = await post('/key/generate', { key_alias: 'one' });
    expect(await post('/key/delete', { key_aliases: ['one'] })).toEqual({
      status: 200,
      body: { deleted_keys: [body.token] },
    });
    expect((await get(`/key/info?key=${body.token}`)).status).toBe(404);
    expect((await post('/key/delete', { key_aliases: ['one'] })).status).toBe(
      404,
    );
  });
});

describe('access', () => {
  it('answers 401 to a wrong, a missing and a virtual key', async () => {
    expect(await get('/key/list', 'sk-wrong')).toEqual({
      status: 401,
      body: {
        error: {
          message: expect.stringMatching(/^Authentication Error, /),
          type: 'auth_error',
          param: 'None',
          code: '401',
        },
      },
    });
    expect((await fetch(`${litellm.url}/key/list`)).status).toBe(401);
    const { body } = await post('/key/generate', {});
    expect((await get('/key/list', body.key)).status).toBe(401);
  });

  it('lets the reader read and nothing more', async () => {
    expect((await get('/v2/team/list', litellm.readerKey)).status).toBe(200);
    expect(
      await post('/team/new', { team_id: 'x' }, litellm.readerKey),
    ).toMatchObject({ status: 403, body: { error: { code: '403' } } });
    expect((await get('/team/info?team_id=x')).status).toBe(404);
  });

  it('tells its health to anybody', async () => {
    for (const path of ['liveliness', 'liveness']) {
      const response = await fetch(`${litellm.url}/health/${path}`);
      expect(await response.json()).toBe("I'm alive!");
    }
    const ready = await fetch(`${litellm.url}/health/readiness`);
    expect(await ready.json()).toMatchObject({
      status: 'healthy',
      db: 'connected',
    });
  });

  it('answers broken JSON and unknown routes as FastAPI does', async () => {
    const broken = await fetch(`${litellm.url}/team/new`, {
      method: 'POST',
      headers: { authorization: `Bearer ${litellm.masterKey}` },
      body: '{"team_id":',
    });
    expect(broken.status).toBe(422);
    expect(await get('/nowhere')).toEqual({
      status: 404,
      body: { detail: 'Not Found' },
    });
  });
});
