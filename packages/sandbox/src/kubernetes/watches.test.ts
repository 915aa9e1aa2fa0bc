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

import {
  CustomObjectsApi,
  makeInformer,
  type KubernetesObject,
} from '@kubernetes/client-node';
import { Faults } from '../Faults';
import { aTenant, eventually, TENANTS } from './__testUtils__/tenants';
import { TestClient } from './__testUtils__/TestClient';
import type { KubeObject } from './KubeObject';
import { startKubernetes, type Kubernetes } from './startKubernetes';

describe('watches', () => {
  let kubernetes: Kubernetes;
  let portal: TestClient;

  beforeEach(async () => {
    kubernetes = await startKubernetes({
      port: 0,
      faults: new Faults(),
      operator: false,
      historySize: 3,
      bookmarkMs: 50,
    });
    portal = new TestClient(kubernetes, 'portal');
  });

  afterEach(() => kubernetes.close());

  const kinds = (events: { type: string; object: KubeObject }[]) =>
    events.map(({ type, object }) => `${type} ${object.metadata.name}`);

  it('begin with what is there and go on with what changes', async () => {
    await portal.create(aTenant('one'));
    const watch = await portal.watch();
    await portal.create(aTenant('two'));
    await portal.merge('one', { spec: { agentName: 'Bo' } });
    await portal.delete('two');
    await eventually(() => watch.events[3]);
    expect(kinds(watch.events)).toEqual([
      'ADDED one',
      'ADDED two',
      'MODIFIED one',
      'DELETED two',
    ]);
    const versions = watch.events.map(({ object }) =>
      Number(object.metadata.resourceVersion),
    );
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    watch.stop();
  });

  it('resume after a resource version', async () => {
    const { metadata } = await portal.create(aTenant('one'));
    await portal.create(aTenant('two'));
    const { resourceVersion = '' } = metadata;
    const watch = await portal.watch({ resourceVersion });
    await eventually(() => watch.events[0]);
    expect(kinds(watch.events)).toEqual(['ADDED two']);
    watch.stop();
  });

  it('end with an ERROR 410 when the resource version is too old', async () => {
    const { metadata } = await portal.create(aTenant('one'));
    const { resourceVersion = '' } = metadata;
    for (const agentName of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      await portal.merge('one', { spec: { agentName } });
    }
    const watch = await portal.watch({ resourceVersion });
    await watch.ended;
    expect(watch.events).toEqual([
      {
        type: 'ERROR',
        object: expect.objectContaining({
          kind: 'Status',
          reason: 'Expired',
          code: 410,
          message: expect.stringMatching(/^too old resource version: /),
        }),
      },
    ]);
  });

  it('mark the end of the initial events and the time without changes', async () => {
    await portal.create(aTenant('one'));
    const watch = await portal.watch({
      allowWatchBookmarks: true,
      sendInitialEvents: true,
      resourceVersionMatch: 'NotOlderThan',
    });
    await eventually(() => watch.events[2]);
    const [added, end, later] = watch.events;
    expect(added.type).toBe('ADDED');
    expect(end).toMatchObject({
      type: 'BOOKMARK',
      object: {
        kind: 'PiecedTenant',
        metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
      },
    });
    expect(later.type).toBe('BOOKMARK');
    expect(later.object.metadata.annotations).toBeUndefined();
    watch.stop();
  });

  it('show objects that enter and leave a selection as added and deleted', async () => {
    const watch = await portal.watch({ labelSelector: 'tier in (gold)' });
    await portal.create(aTenant('one'));
    const labelled = (tier: string | null) =>
      portal.merge('one', { metadata: { labels: { tier } } });
    await labelled('gold');
    await labelled(null);
    await eventually(() => watch.events[1]);
    expect(kinds(watch.events)).toEqual(['ADDED one', 'DELETED one']);
    watch.stop();
  });

  it('end after timeoutSeconds', async () => {
    const watch = await portal.watch({ timeoutSeconds: 1 });
    const started = Date.now();
    await watch.ended;
    expect(Date.now() - started).toBeLessThan(3000);
  });

  it('can all be dropped', async () => {
    const watch = await portal.watch();
    expect(kubernetes.dropWatches()).toBe(1);
    await watch.ended;
    expect(kubernetes.dropWatches()).toBe(0);
  });

  it('serve an informer', async () => {
    const seen: string[] = [];
    const api = portal.config.makeApiClient(CustomObjectsApi);
    const informer = makeInformer<KubernetesObject>(
      portal.config,
      '/apis/pieced.ch/v1alpha1/piecedtenants',
      () => api.listClusterCustomObject(TENANTS),
    );
    const note = (what: string) => (object: KubernetesObject) => {
      seen.push(`${what} ${object.metadata?.name}`);
    };
    informer.on('add', note('add'));
    informer.on('update', note('update'));
    informer.on('delete', note('delete'));
    await portal.create(aTenant('one'));
    await informer.start();
    await portal.create(aTenant('two'));
    await portal.delete('one');
    await eventually(() => seen[2]);
    expect(seen).toEqual(['add one', 'add two', 'delete one']);
    await informer.stop();
  });
});
