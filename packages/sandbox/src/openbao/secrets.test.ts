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

import { Faults } from '../Faults';
import { SECRET, TestClient } from './__testUtils__/TestClient';
import { startOpenbao } from './startOpenbao';
import type { Openbao } from './startOpenbao';

let openbao: Openbao;
let client: TestClient;

beforeEach(async () => {
  openbao = await startOpenbao({ port: 0, faults: new Faults() });
  client = new TestClient(openbao);
});

afterEach(() => openbao.close());

it('writes versions and reads them', async () => {
  expect(await client.write({ KEY: 'one' })).toMatchObject({
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
  await client.write({ KEY: 'two' });
  expect((await client.read()).body.data).toMatchObject({
    data: { KEY: 'two' },
    metadata: { version: 2 },
  });
  expect((await client.read('?version=1')).body.data.data).toEqual({
    KEY: 'one',
  });
  expect(await client.read('?version=9')).toEqual({
    status: 404,
    body: { errors: [] },
  });
});

it('patches: merges, removes with null, and needs something to patch', async () => {
  expect(await client.patch({ KEY: 'x' })).toEqual({
    status: 404,
    body: { errors: [] },
  });
  await client.write({ A: '1', B: '2' });
  expect((await client.patch({ B: null, C: '3' })).body.data.version).toBe(2);
  expect((await client.read()).body.data.data).toEqual({ A: '1', C: '3' });
  await client.call('DELETE', `secret/data/${SECRET}`);
  expect((await client.patch({ A: 'x' })).status).toBe(404);
  expect(
    (
      await client.call('PATCH', `secret/data/${SECRET}`, {
        body: { data: {} },
      })
    ).status,
  ).toBe(415);
});

it('checks and sets', async () => {
  const mismatch = {
    status: 400,
    body: {
      errors: ['check-and-set parameter did not match the current version'],
    },
  };
  expect((await client.write({ A: '1' }, { cas: 0 })).status).toBe(200);
  expect(await client.write({ A: '2' }, { cas: 0 })).toEqual(mismatch);
  await client.call('DELETE', `secret/data/${SECRET}`);
  expect(await client.write({ A: '2' }, { cas: 0 })).toEqual(mismatch);
  expect((await client.write({ A: '2' }, { cas: 1 })).status).toBe(200);
  expect(await client.patch({ A: '3' }, { cas: 1 })).toEqual(mismatch);
  expect((await client.patch({ A: '3' }, { cas: 2 })).status).toBe(200);
  await client.call('POST', `secret/metadata/${SECRET}`, {
    body: { cas_required: true },
  });
  expect(await client.write({ A: '4' })).toEqual({
    status: 400,
    body: { errors: ['check-and-set parameter required for this call'] },
  });
});

it('refuses a write without data and broken JSON', async () => {
  expect(
    await client.call('POST', `secret/data/${SECRET}`, { body: {} }),
  ).toEqual({
    status: 400,
    body: { errors: ['no data provided'] },
  });
  expect(
    (await client.call('POST', `secret/data/${SECRET}`, { body: '{"data":' }))
      .status,
  ).toBe(400);
});

it('tells the names of keys only', async () => {
  await client.write({ KEY: 'value', MAP: { INNER: 'value' } });
  const { body } = await client.call('GET', `secret/subkeys/${SECRET}`);
  expect(body.data).toMatchObject({
    subkeys: { KEY: null, MAP: { INNER: null } },
    metadata: { version: 1 },
  });
  expect(
    (await client.call('GET', `secret/subkeys/${SECRET}?depth=1`)).body.data
      .subkeys,
  ).toEqual({ KEY: null, MAP: null });
});

it('deletes softly, restores, destroys', async () => {
  await client.write({ A: '1' });
  expect((await client.call('DELETE', `secret/data/${SECRET}`)).status).toBe(
    204,
  );
  expect(await client.read()).toMatchObject({
    status: 404,
    body: {
      data: {
        data: null,
        metadata: { version: 1, deletion_time: expect.stringMatching(/Z$/) },
      },
    },
  });
  const versions = { body: { versions: [1] } };
  await client.call('POST', `secret/undelete/${SECRET}`, versions);
  expect((await client.read()).body.data.data).toEqual({ A: '1' });
  await client.call('POST', `secret/delete/${SECRET}`, versions);
  expect((await client.read()).status).toBe(404);
  await client.call('PUT', `secret/destroy/${SECRET}`, versions);
  await client.call('POST', `secret/undelete/${SECRET}`, versions);
  expect(await client.read()).toMatchObject({
    status: 404,
    body: { data: { data: null, metadata: { destroyed: true } } },
  });
});

it('reads, sets, lists and erases metadata', async () => {
  await client.write({ A: '1' });
  await client.call('POST', 'secret/data/tenants/acme-assistant/other', {
    body: { data: {} },
  });
  const set = await client.call('POST', `secret/metadata/${SECRET}`, {
    body: { custom_metadata: { by: 'test' }, max_versions: 2 },
  });
  expect(set.status).toBe(204);
  await client.write({ A: '2' });
  await client.write({ A: '3' });
  expect(
    (await client.call('GET', `secret/metadata/${SECRET}`)).body.data,
  ).toMatchObject({
    current_version: 3,
    oldest_version: 2,
    max_versions: 2,
    custom_metadata: { by: 'test' },
    versions: { 2: { destroyed: false }, 3: {} },
  });
  const list = (path: string) =>
    client.call('GET', `secret/metadata/${path}?list=true`);
  expect((await list('tenants/acme-assistant/')).body.data.keys).toEqual([
    'other',
    'packages/',
  ]);
  await client.call('DELETE', `secret/metadata/${SECRET}`);
  expect(await client.read()).toEqual({ status: 404, body: { errors: [] } });
  expect(await list('tenants/acme-assistant/packages')).toEqual({
    status: 404,
    body: { errors: [] },
  });
});
