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

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { aTenant, eventually } from './kubernetes/__testUtils__/tenants';
import { TestClient } from './kubernetes/__testUtils__/TestClient';
import { startSandbox } from './startSandbox';
import type { Sandbox } from './startSandbox';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ portBase: 0, seed: true, operatorStepMs: 5 });
});

afterEach(() => sandbox.close());

it('runs side by side with another, each with its own state', async () => {
  const other = await startSandbox({ portBase: 0 });
  expect(other.zitadel.url).not.toBe(sandbox.zitadel.url);
  const organizations = async ({ zitadel }: Sandbox) => {
    const response = await fetch(`${zitadel.url}/v2/organizations/_search`, {
      method: 'POST',
      headers: { authorization: `Bearer ${zitadel.serviceToken}` },
    });
    return (await response.json()).details.totalResult;
  };
  expect(await organizations(sandbox)).toBe('4');
  expect(await organizations(other)).toBe('1');
  await other.close();
});

it('lets the operator give model access and see the secrets that the portal wrote', async () => {
  const { openbao, litellm } = sandbox;
  const client = new TestClient(sandbox.kubernetes, 'portal');
  await client.create(aTenant('acme-assistant'));
  const conditions = async () => {
    const { status } = await client.get('acme-assistant');
    return (status as { conditions?: { type: string; status: string }[] })
      ?.conditions;
  };
  const holds = async (type: string, wanted: string) =>
    (await conditions())?.some(c => c.type === type && c.status === wanted)
      ? true
      : undefined;
  await eventually(() => holds('SecretsReady', 'False'));

  const login = await fetch(`${openbao.url}/v1/auth/approle/login`, {
    method: 'POST',
    body: JSON.stringify({
      role_id: openbao.approle.roleId,
      secret_id: openbao.approle.secretId,
    }),
  });
  const token = (await login.json()).auth.client_token;
  await fetch(
    `${openbao.url}/v1/secret/data/tenants/acme-assistant/packages/telegram`,
    {
      method: 'POST',
      headers: { 'x-vault-token': token },
      body: JSON.stringify({ data: { TELEGRAM_BOT_TOKEN: 'value' } }),
    },
  );
  await eventually(() => holds('SecretsReady', 'True'));
  await eventually(() => holds('ModelAccessReady', 'True'));
  const keys = await fetch(
    `${litellm.url}/key/list?key_alias=acme-assistant&return_full_object=true`,
    { headers: { authorization: `Bearer ${litellm.readerKey}` } },
  );
  expect((await keys.json()).keys).toMatchObject([{ team_id: '42' }]);
});

it('lets ZITADEL mail invitations into the catcher', async () => {
  const { zitadel, mail } = sandbox;
  const post = async (path: string, body: object) => {
    const response = await fetch(`${zitadel.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${zitadel.serviceToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const { id } = await post('/v2/users/new', {
    organizationId: zitadel.platformOrganizationId,
    human: {
      profile: { givenName: 'Lea', familyName: 'Weiss' },
      email: { email: 'lea.weiss@pieced.example', returnCode: {} },
    },
  });
  await post(`/v2/users/${id}/invite_code`, { sendCode: {} });
  const caught = await eventually(async () => mail.messages()[0]);
  expect(caught.envelope.to).toEqual(['lea.weiss@pieced.example']);
});

it('shows what runs where on its front page', async () => {
  const html = await (await fetch(sandbox.control.url)).text();
  for (const part of [
    'zitadel',
    'openbao',
    'litellm',
    'vllm',
    'mail',
  ] as const) {
    expect(html).toContain(sandbox[part].url);
  }
  expect(html).not.toContain(sandbox.zitadel.clientSecret);
});

it('tells the connection over HTTP and writes it down for its owner only', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const files = sandbox.writeConnection(dir);
  const response = await fetch(`${sandbox.control.url}/connection`);
  const connection = await response.json();
  expect(JSON.parse(readFileSync(files.connection, 'utf8'))).toEqual(
    connection,
  );
  expect(connection).toMatchObject({
    control: { url: sandbox.control.url },
    zitadel: { clientId: 'pieced-portal', url: sandbox.zitadel.url },
    openbao: { approle: sandbox.openbao.approle },
    litellm: { readerKey: sandbox.litellm.readerKey },
    smtp: { host: '127.0.0.1', port: sandbox.mail.smtpPort },
    mail: { url: sandbox.mail.url },
  });
  for (const who of ['admin', 'portal'] as const) {
    const config = new KubeConfig();
    config.loadFromFile(files[`${who}Kubeconfig`]);
    expect(config.getCurrentCluster()?.server).toBe(sandbox.kubernetes.url);
    expect(config.getCurrentUser()?.token).toBe(sandbox.kubernetes.tokens[who]);
  }
  for (const file of Object.values(files)) {
    expect(statSync(file).mode % 0o1000).toBe(0o600);
  }
  rmSync(dir, { recursive: true });
});

it('makes each stand-in misbehave as told, and behave again', async () => {
  const faults = `${sandbox.control.url}/faults`;
  const add = (fault: object) =>
    fetch(faults, { method: 'POST', body: JSON.stringify(fault) });
  const health = `${sandbox.litellm.url}/health/liveliness`;
  const fault = { system: 'litellm', kind: 'status', status: 502 };
  expect((await add(fault)).status).toBe(201);
  expect(await (await fetch(faults)).json()).toEqual([fault]);
  expect((await fetch(health)).status).toBe(502);
  await fetch(faults, { method: 'DELETE' });
  expect((await fetch(health)).status).toBe(200);

  await add({ system: 'vllm', kind: 'reset', times: 1 });
  await expect(fetch(`${sandbox.vllm.url}/health`)).rejects.toThrow();
  expect((await fetch(`${sandbox.vllm.url}/health`)).status).toBe(200);
});

it.each([
  [{ system: 'nobody', kind: 'reset' }, 'system'],
  [{ system: 'vllm', kind: 'explode' }, 'kind'],
  [{ system: 'vllm', kind: 'reset', match: '(' }, 'match'],
  [{ system: 'vllm', kind: 'reset', times: 0 }, 'times'],
  [{ system: 'vllm', kind: 'latency', delayMs: 'long' }, 'delayMs'],
])('names the wrong field of the fault %j', async (fault, field) => {
  const response = await fetch(`${sandbox.control.url}/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });
  expect(response.status).toBe(400);
  expect((await response.json()).error).toMatch(new RegExp(`^${field} `));
  expect(sandbox.faults.list()).toEqual([]);
});

it('cuts watches and forgets history over the control endpoint', async () => {
  const watch = await new TestClient(sandbox.kubernetes, 'admin').watch();
  const dropped = await fetch(
    `${sandbox.control.url}/kubernetes/drop-watches`,
    { method: 'POST' },
  );
  expect(await dropped.json()).toEqual({ dropped: 1 });
  watch.stop();
  const compacted = await fetch(`${sandbox.control.url}/kubernetes/compact`, {
    method: 'POST',
  });
  expect(compacted.status).toBe(204);
});

it('leaves nothing running when a port is taken', async () => {
  const taken = createServer();
  await new Promise<void>(resolve => {
    taken.listen(0, '127.0.0.1', resolve);
  });
  const listeners = () =>
    process.getActiveResourcesInfo().filter(kind => /server/i.test(kind))
      .length;
  const before = listeners();
  // The last but one of the eight ports.
  const portBase = (taken.address() as AddressInfo).port - 6;
  await expect(startSandbox({ portBase })).rejects.toThrow(/EADDRINUSE/);
  expect(before).toBeGreaterThan(8);
  // A closed listener still counts until its handle is freed.
  await eventually(() => (listeners() === before ? true : undefined));
  await new Promise(resolve => taken.close(resolve));
});
