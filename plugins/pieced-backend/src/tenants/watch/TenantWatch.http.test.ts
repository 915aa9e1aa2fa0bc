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

import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { startSandbox } from '@pieced/sandbox';
import type { Fault, Sandbox } from '@pieced/sandbox';
import { request } from 'node:https';
import { KubernetesTenantCluster } from '../../integrations/kubernetes/KubernetesTenantCluster';
import {
  tenantApiVersion,
  tenantKind,
} from '../../integrations/kubernetes/PiecedTenantResource';
import { eventually } from './__testUtils__/eventually';
import { MemorySink } from './__testUtils__/MemorySink';
import { TenantWatch } from './TenantWatch';

const stepMs = 20;

describe('TenantWatch against a Kubernetes API', () => {
  let sandbox: Sandbox;
  let cluster: KubernetesTenantCluster;
  let sink: MemorySink;
  let stop: AbortController;
  let running: Promise<void>;
  let count = 0;

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0, operatorStepMs: stepMs });
    const { url, caPem, tokens } = sandbox.kubernetes;
    cluster = KubernetesTenantCluster.fromConfig(
      new ConfigReader({
        url,
        caData: Buffer.from(caPem).toString('base64'),
        token: tokens.portal,
      }),
    );
  });

  afterAll(() => sandbox.close());

  beforeEach(() => {
    sink = new MemorySink();
    stop = new AbortController();
    running = new TenantWatch({
      cluster,
      sink,
      logger: mockServices.logger.mock(),
      backoff: { firstMs: 20, longestMs: 100 },
    }).run(stop.signal);
  });

  afterEach(async () => {
    sandbox.faults.clear();
    stop.abort();
    await running;
  });

  const isOpen = () =>
    eventually(() =>
      expect(sink.calls.lastIndexOf('alive')).toBeGreaterThan(
        sink.calls.findLastIndex(call => call.startsWith('lost')),
      ),
    );

  async function create(): Promise<string> {
    count += 1;
    const name = `acme-${count}`;
    await cluster.create({
      apiVersion: tenantApiVersion,
      kind: tenantKind,
      metadata: {
        name,
        labels: { 'pieced.ch/zitadel-org-id': '1' },
        annotations: { 'pieced.ch/request-id': `r${count}` },
      },
      spec: { displayName: 'Acme', agentName: 'Assistant' },
    });
    return name;
  }

  async function remove(name: string): Promise<void> {
    const { url, caPem, tokens } = sandbox.kubernetes;
    await new Promise((resolve, reject) => {
      request(
        `${url}/apis/pieced.ch/v1alpha1/piecedtenants/${name}`,
        {
          method: 'DELETE',
          ca: caPem,
          headers: { authorization: `Bearer ${tokens.admin}` },
        },
        response => response.resume().on('end', resolve),
      )
        .on('error', reject)
        .end();
    });
  }

  const becomesReady = (name: string) =>
    eventually(() => expect(sink.tenants).toHaveProperty(name, 'Ready'));

  const watchFault = (fault: Omit<Fault, 'system' | 'match'>): Fault => ({
    system: 'kubernetes',
    match: 'watch=true',
    ...fault,
  });

  it('R-REQ-5: sees a tenant become ready and go away', async () => {
    await isOpen();
    const name = await create();
    await becomesReady(name);
    const created = await cluster.get(name);
    expect(created?.status.conditions.length).toBeGreaterThan(0);
    await remove(name);
    await eventually(() => expect(sink.tenants).not.toHaveProperty(name));
    expect(
      sink.calls.filter(call => call.startsWith('replaceAll')),
    ).toHaveLength(1);
  });

  it('goes on after the watch is dropped', async () => {
    await isOpen();
    expect(sandbox.kubernetes.dropWatches()).toBe(1);
    await becomesReady(await create());
  });

  it.each([
    ['500', { kind: 'status', status: 500, times: 3 }],
    ['401 for a while', { kind: 'status', status: 401, times: 3 }],
    ['403 for a while', { kind: 'status', status: 403, times: 3 }],
    ['429', { kind: 'status', status: 429, times: 2 }],
    ['a reset', { kind: 'reset', times: 3 }],
    ['garbage', { kind: 'status', status: 200, body: { a: 1 }, times: 2 }],
    ['a slow answer', { kind: 'latency', delayMs: 200, times: 1 }],
  ] as [string, Omit<Fault, 'system' | 'match'>][])(
    'goes on after %s on the watch',
    async (_, fault) => {
      await isOpen();
      sandbox.faults.add(watchFault(fault));
      sandbox.kubernetes.dropWatches();
      const name = await create();
      await becomesReady(name);
      await isOpen();
      expect(sandbox.faults.list()).toEqual([]);
    },
  );

  it('goes on after a failed list, too', async () => {
    await isOpen();
    const list = { system: 'kubernetes', match: 'GET .*limit=500' } as const;
    sandbox.faults.add({ ...list, kind: 'status', status: 500, times: 2 });
    sandbox.faults.add({ ...list, kind: 'reset', times: 2 });
    sandbox.faults.add(watchFault({ kind: 'status', status: 410, times: 1 }));
    sandbox.kubernetes.dropWatches();
    await becomesReady(await create());
    expect(sandbox.faults.list()).toEqual([]);
    expect(sink.calls).toContain('lost expired');
  });

  it('lists anew when what it missed is forgotten (410)', async () => {
    await isOpen();
    const gone = await create();
    await becomesReady(gone);
    sandbox.faults.add(watchFault({ kind: 'status', status: 503 }));
    sandbox.kubernetes.dropWatches();
    await eventually(() => expect(sink.calls).toContain('lost unavailable'));
    await remove(gone);
    const name = await create();
    await eventually(async () => {
      expect((await cluster.get(name))?.status.phase).toBe('Ready');
      expect(await cluster.get(gone)).toBeUndefined();
    });
    sandbox.kubernetes.compact();
    sandbox.faults.clear();

    await becomesReady(name);
    expect(sink.tenants).not.toHaveProperty(gone);
    expect(sink.calls).toContain('lost expired');
  });

  it('R-REQ-7: the API server refuses what the definition does not allow, field named', async () => {
    const refused = cluster.create(
      {
        apiVersion: tenantApiVersion,
        kind: tenantKind,
        metadata: {
          name: 'refused',
          labels: { 'pieced.ch/zitadel-org-id': '1' },
          annotations: {},
        },
        spec: { displayName: 'Acme', agentName: 'x'.repeat(65) },
      },
      { dryRun: true },
    );
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      isTransient: false,
      field: 'spec.agentName',
    });
    await expect(cluster.get('refused')).resolves.toBeUndefined();
  });
});
