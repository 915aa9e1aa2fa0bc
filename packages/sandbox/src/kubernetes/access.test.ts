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

import { request } from 'node:https';
import {
  AuthorizationV1Api,
  CoreV1Api,
  VersionApi,
} from '@kubernetes/client-node';
import { Faults } from '../Faults';
import { aTenant } from './__testUtils__/tenants';
import { refusalOf, TestClient } from './__testUtils__/TestClient';
import { startKubernetes, type Kubernetes } from './startKubernetes';

describe('who may do what', () => {
  const faults = new Faults();
  let kubernetes: Kubernetes;
  let portal: TestClient;
  let admin: TestClient;

  beforeAll(async () => {
    kubernetes = await startKubernetes({ port: 0, faults, operator: false });
    portal = new TestClient(kubernetes, 'portal');
    admin = new TestClient(kubernetes, 'admin');
  });

  afterAll(() => kubernetes.close());

  function statusOf(path: string, token?: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const headers = token ? { authorization: `Bearer ${token}` } : {};
      const options = { ca: kubernetes.caPem, headers };
      request(kubernetes.url + path, options, response => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  }

  it('answers 401 without a known token, except for health and version', async () => {
    const path = '/apis/pieced.ch/v1alpha1/piecedtenants';
    expect(await statusOf(path)).toBe(401);
    expect(await statusOf(path, 'wrong')).toBe(401);
    expect(await statusOf(path, kubernetes.tokens.portal)).toBe(200);
    for (const open of ['/healthz', '/readyz', '/livez', '/version']) {
      expect(await statusOf(open)).toBe(200);
    }
    expect(await statusOf('/nowhere', kubernetes.tokens.admin)).toBe(404);
  });

  it('limits the portal to its role', async () => {
    await portal.create(aTenant('mine'));
    expect(await refusalOf(portal.replace('mine', aTenant('mine')))).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message:
        'piecedtenants.pieced.ch "mine" is forbidden: User "system:serviceaccount:pieced:pieced-portal" cannot update ' +
        'resource "piecedtenants" in API group "pieced.ch" at the cluster scope',
      reason: 'Forbidden',
      details: { name: 'mine', group: 'pieced.ch', kind: 'piecedtenants' },
      code: 403,
    });
    const report = portal.mergeStatus('mine', { phase: 'Ready' });
    expect((await refusalOf(report)).message).toContain(
      'cannot patch resource "piecedtenants/status"',
    );
    const secrets = portal.config
      .makeApiClient(CoreV1Api)
      .listNamespacedPod({ namespace: 'default' });
    expect((await refusalOf(secrets)).message).toContain(
      'cannot list resource "pods" in API group "" in the namespace "default"',
    );
  });

  it('says in a SelfSubjectAccessReview what it would allow', async () => {
    const reviews = portal.config.makeApiClient(AuthorizationV1Api);
    const mayI = async (verb: string, resource: string) => {
      const resourceAttributes = { group: 'pieced.ch', resource, verb };
      const { status } = await reviews.createSelfSubjectAccessReview({
        body: { spec: { resourceAttributes } },
      });
      return status?.allowed;
    };
    expect(await mayI('patch', 'piecedtenants')).toBe(true);
    expect(await mayI('update', 'piecedtenants')).toBe(false);
    expect(await mayI('get', 'secrets')).toBe(false);
  });

  it('lets the admin handle namespaces, and empties those that go', async () => {
    const core = admin.config.makeApiClient(CoreV1Api);
    const body = { metadata: { name: 'room' } };
    const typed = { apiVersion: 'v1', kind: 'Namespace', ...body };
    await core.createNamespace({ body: typed });
    const { items } = await core.listNamespacedEvent({ namespace: 'room' });
    expect(items).toEqual([]);
    await core.deleteNamespace({ name: 'room' });
    expect(
      (await refusalOf(core.readNamespace({ name: 'room' }))).message,
    ).toBe('namespaces "room" not found');
  });

  it('says its version', async () => {
    const version = await portal.config.makeApiClient(VersionApi).getCode();
    expect(version.gitVersion).toMatch(/^v1\.\d+/);
  });

  it('misbehaves as planned', async () => {
    faults.add({
      system: 'kubernetes',
      match: '^POST .*/piecedtenants',
      kind: 'reset-after',
      times: 1,
    });
    await expect(portal.create(aTenant('lost'))).rejects.toThrow();
    expect((await portal.get('lost')).metadata.name).toBe('lost');
    faults.add({
      system: 'kubernetes',
      kind: 'status',
      status: 503,
      body: { kind: 'Status', code: 503, message: 'later' },
      times: 1,
    });
    expect((await refusalOf(portal.get('lost'))).message).toBe('later');
  });
});
