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

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CoreV1Api } from '@kubernetes/client-node';
import express from 'express';
import { Faults } from '../../Faults';
import { aTenant, eventually } from '../__testUtils__/tenants';
import { refusalOf, TestClient } from '../__testUtils__/TestClient';
import { isJsonObject, type JsonObject } from '../KubeObject';
import { startKubernetes } from '../startKubernetes';
import type { OperatorOptions } from './Operator';

describe('the operator', () => {
  const cleanUp: (() => unknown)[] = [];

  afterEach(async () => {
    for (const undo of cleanUp.splice(0).reverse()) {
      await undo();
    }
  });

  async function start(operator: OperatorOptions | false, stateDir?: string) {
    const kubernetes = await startKubernetes({
      port: 0,
      faults: new Faults(),
      operator,
      stateDir,
    });
    let open = true;
    const close = async () => {
      if (open) {
        open = false;
        await kubernetes.close();
      }
    };
    cleanUp.push(close);
    return { kubernetes, close, client: new TestClient(kubernetes, 'admin') };
  }

  async function serve(app: express.Express): Promise<string> {
    const server: Server = createServer(app).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    cleanUp.push(() => server.close());
    cleanUp.push(() => server.closeAllConnections());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function reach(client: TestClient, name: string, phase: string) {
    return eventually(async () => {
      const { status } = await client.get(name);
      return isJsonObject(status) && status.phase === phase
        ? status
        : undefined;
    });
  }

  function conditionOf(status: JsonObject, type: string): unknown {
    const conditions = status.conditions as JsonObject[];
    return conditions.find(condition => condition.type === type);
  }

  it('walks an instance to Ready and fills its status', async () => {
    const { client, kubernetes } = await start({ stepMs: 5 });
    const watch = await client.watch();
    await client.create(aTenant('walk'));
    const status = await reach(client, 'walk', 'Ready');
    expect(status).toMatchObject({
      observedGeneration: 1,
      litellmTeamId: '42',
      litellmKeyAlias: 'walk',
      tenantNamespace: 'tenant-walk',
      enabledPackages: ['telegram'],
    });
    const conditions = status.conditions as JsonObject[];
    expect(conditions.map(({ type, status: s }) => `${type} ${s}`)).toEqual([
      'NamespaceReady True',
      'SecretsReady True',
      'ModelAccessReady True',
      'WorkloadReady True',
    ]);
    const phases = watch.events.map(({ object }) =>
      isJsonObject(object.status) ? object.status.phase : undefined,
    );
    watch.stop();
    expect([...new Set(phases)]).toEqual([
      undefined,
      'Pending',
      'Provisioning',
      'Running',
      'Ready',
    ]);
    const core = new TestClient(kubernetes, 'admin').config.makeApiClient(
      CoreV1Api,
    );
    const namespace = await core.readNamespace({ name: 'tenant-walk' });
    expect(namespace.status?.phase).toBe('Active');
  });

  it('takes over a changed spec, suspends and resumes', async () => {
    const { client } = await start({ stepMs: 5 });
    await client.create(aTenant('change'));
    await reach(client, 'change', 'Ready');
    await client.merge('change', { spec: { packages: ['email'] } });
    const changed = await eventually(async () => {
      const { status } = await client.get('change');
      const done = isJsonObject(status) && status.observedGeneration === 2;
      return done ? status : undefined;
    });
    expect(changed).toMatchObject({
      phase: 'Ready',
      enabledPackages: ['email'],
    });
    await client.merge('change', { spec: { suspend: true } });
    const suspended = await reach(client, 'change', 'Running');
    expect(conditionOf(suspended, 'WorkloadReady')).toMatchObject({
      status: 'False',
      reason: 'Suspended',
    });
    await client.merge('change', { spec: { suspend: false } });
    const resumed = await reach(client, 'change', 'Ready');
    expect(conditionOf(resumed, 'WorkloadReady')).toMatchObject({
      status: 'True',
    });
  });

  it('cleans up before it lets a deleted instance go', async () => {
    const { client, kubernetes } = await start({ stepMs: 30 });
    await client.create(aTenant('gone'));
    await reach(client, 'gone', 'Ready');
    const marked = await client.delete('gone', {
      propagationPolicy: 'Foreground',
    });
    expect(marked).toMatchObject({
      metadata: { finalizers: ['pieced.ch/operator', 'foregroundDeletion'] },
    });
    await reach(client, 'gone', 'Deleting');
    await eventually(async () =>
      client.get('gone').then(
        () => undefined,
        () => true,
      ),
    );
    const core = new TestClient(kubernetes, 'admin').config.makeApiClient(
      CoreV1Api,
    );
    const namespace = core.readNamespace({ name: 'tenant-gone' });
    expect((await refusalOf(namespace)).code).toBe(404);
  });

  it('goes on after a restart where it stood, under the same credentials', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'pieced-operator-'));
    cleanUp.push(() => rmSync(stateDir, { recursive: true }));
    const before = await start({ stepMs: 60_000 }, stateDir);
    await before.client.create(aTenant('resume'));
    await reach(before.client, 'resume', 'Pending');
    const { metadata } = await before.client.get('resume');
    await before.close();

    const after = await start({ stepMs: 5 }, stateDir);
    expect(after.kubernetes.tokens).toEqual(before.kubernetes.tokens);
    expect(after.kubernetes.caPem).toBe(before.kubernetes.caPem);
    await reach(after.client, 'resume', 'Ready');
    expect((await after.client.get('resume')).metadata.uid).toBe(metadata.uid);
  });

  it('creates team and key in LiteLLM, says when that is refused, and tries again', async () => {
    let refuse = true;
    const calls: string[] = [];
    const app = express();
    app.use(express.json());
    app.post('*', (req, res) => {
      calls.push(`${req.path} ${JSON.stringify(req.body)}`);
      if (refuse) {
        res.status(403).json({ error: { message: 'no sk-abcdef for you' } });
      } else if (req.path === '/team/new') {
        res.status(400).json({
          error: { message: 'Team id = 42 already exists.', code: '400' },
        });
      } else {
        res.json({ key: 'sk-secret' });
      }
    });
    const litellm = { url: await serve(app), adminKey: 'sk-admin' };
    const { client } = await start({ stepMs: 5, litellm });
    await client.create(aTenant('model'));
    const failed = await reach(client, 'model', 'Error');
    expect(failed.message).toMatch(/^LiteLLM answered \/team\/new with 403: /);
    expect(JSON.stringify(failed)).not.toMatch(/sk-abcdef|sk-admin/);
    expect(conditionOf(failed, 'ModelAccessReady')).toMatchObject({
      status: 'False',
      reason: 'LiteLLMRefused',
    });
    refuse = false;
    const ready = await reach(client, 'model', 'Ready');
    expect(ready.message).toBeUndefined();
    expect(calls.slice(-2)).toEqual([
      '/team/new {"team_id":"42"}',
      '/key/generate {"key_alias":"model","team_id":"42"}',
    ]);
    await client.delete('model');
    await eventually(() =>
      calls.find(call => call === '/key/delete {"key_aliases":["model"]}'),
    );
  });

  it('looks for the secrets of packages in OpenBao without telling their values', async () => {
    let sealed = true;
    const app = express();
    app.get('/v1/secret/data/tenants/vault/packages/:name', (req, res) => {
      if (sealed) {
        res.status(503).json({ errors: ['sealed'] });
      } else if (req.params.name === 'telegram') {
        res.json({ data: { data: { TELEGRAM_BOT_TOKEN: 'hidden-value' } } });
      } else {
        res.status(404).json({ errors: [] });
      }
    });
    const openbao = { url: await serve(app), token: 'operator-token' };
    const { client } = await start({ stepMs: 5, openbao });
    await client.create(aTenant('vault', { packages: ['telegram', 'email'] }));
    const waiting = await eventually(async () => {
      const { status } = await client.get('vault');
      const found = isJsonObject(status) && conditionOf(status, 'SecretsReady');
      return isJsonObject(found) && found.reason === 'OpenBaoUnreachable'
        ? status
        : undefined;
    });
    expect(waiting).toMatchObject({ phase: 'Provisioning' });
    sealed = false;
    const ready = await reach(client, 'vault', 'Ready');
    expect(conditionOf(ready, 'SecretsReady')).toMatchObject({
      status: 'True',
      reason: 'SecretsFound',
      message: 'Secrets stored for: telegram. None stored for: email.',
    });
    expect(JSON.stringify(ready)).not.toContain('hidden-value');
  });

  it('says when the organization of an instance is not known', async () => {
    const { client } = await start({ stepMs: 5 });
    const tenant = aTenant('lost');
    delete tenant.metadata.labels;
    await client.create(tenant);
    const status = await reach(client, 'lost', 'Error');
    expect(status.message).toContain('pieced.ch/zitadel-org-id');
  });
});
