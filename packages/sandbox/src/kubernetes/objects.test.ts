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

import { PatchStrategy } from '@kubernetes/client-node';
import { Faults } from '../Faults';
import { startKubernetes, type Kubernetes } from './startKubernetes';
import { aTenant } from './__testUtils__/tenants';
import { refusalOf, TestClient } from './__testUtils__/TestClient';

describe('objects through @kubernetes/client-node', () => {
  let kubernetes: Kubernetes;
  let portal: TestClient;
  let admin: TestClient;

  beforeAll(async () => {
    kubernetes = await startKubernetes({
      port: 0,
      faults: new Faults(),
      operator: false,
    });
    portal = new TestClient(kubernetes, 'portal');
    admin = new TestClient(kubernetes, 'admin');
  });

  afterAll(() => kubernetes.close());

  it('creates, reads, lists and deletes', async () => {
    const created = await portal.create(aTenant('crud'), {
      fieldManager: 'pieced-portal',
      fieldValidation: 'Strict',
    });
    expect(created).toMatchObject({
      kind: 'PiecedTenant',
      metadata: {
        name: 'crud',
        generation: 1,
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        creationTimestamp: expect.stringMatching(/^\d{4}-.*:\d\dZ$/),
        managedFields: [{ manager: 'pieced-portal', operation: 'Update' }],
      },
      spec: { displayName: 'Acme AG', suspend: false },
    });
    expect(await portal.get('crud')).toEqual(created);
    const { items } = await portal.list({
      labelSelector: 'pieced.ch/zitadel-org-id=42',
      fieldSelector: 'metadata.name=crud',
    });
    expect(items).toEqual([created]);
    expect(await portal.delete('crud')).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: {
        name: 'crud',
        group: 'pieced.ch',
        kind: 'piecedtenants',
        uid: created.metadata.uid,
      },
    });
    expect(await refusalOf(portal.get('crud'))).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'piecedtenants.pieced.ch "crud" not found',
      reason: 'NotFound',
      details: { name: 'crud', group: 'pieced.ch', kind: 'piecedtenants' },
      code: 404,
    });
  });

  it('tells AlreadyExists from Conflict, both 409', async () => {
    const created = await portal.create(aTenant('twice'));
    expect(await refusalOf(portal.create(aTenant('twice')))).toMatchObject({
      code: 409,
      reason: 'AlreadyExists',
      message: 'piecedtenants.pieced.ch "twice" already exists',
    });
    const { resourceVersion } = created.metadata;
    const edit = { metadata: { resourceVersion }, spec: { agentName: 'Bo' } };
    const edited = await portal.merge('twice', edit);
    expect(edited.metadata.generation).toBe(2);
    expect(await refusalOf(portal.merge('twice', edit))).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message:
        'Operation cannot be fulfilled on piecedtenants.pieced.ch "twice": the object has been modified; please ' +
        'apply your changes to the latest version and try again',
    });
  });

  it('merge-patches maps key by key and lists as a whole', async () => {
    const workspaceFiles = { 'SOUL.md': 'a', 'AGENTS.md': 'b' };
    await portal.create(aTenant('merge', { workspaceFiles }));
    const changed = await portal.merge('merge', {
      spec: {
        packages: ['github', 'email'],
        workspaceFiles: { 'SOUL.md': null, 'USER.md': 'c' },
      },
    });
    expect(changed.spec).toMatchObject({
      packages: ['github', 'email'],
      workspaceFiles: { 'AGENTS.md': 'b', 'USER.md': 'c' },
    });
    expect(Object.keys(changed.spec as object)).toContain('suspend');
  });

  it('changes by JSON patch, and refuses one whose test fails', async () => {
    await portal.create(aTenant('json'));
    const operations = [
      { op: 'test', path: '/spec/agentName', value: 'Ada' },
      { op: 'replace', path: '/spec/agentName', value: 'Bo' },
      { op: 'add', path: '/spec/packages/-', value: 'email' },
    ];
    const strategy = PatchStrategy.JsonPatch;
    const changed = await portal.patch('json', operations, strategy);
    expect(changed.spec).toMatchObject({
      agentName: 'Bo',
      packages: ['telegram', 'email'],
    });
    const refusal = await refusalOf(portal.patch('json', operations, strategy));
    expect(refusal.code).toBe(422);
  });

  it('makes no new version when nothing changes', async () => {
    const created = await portal.create(aTenant('same'));
    const again = await portal.merge('same', { spec: { agentName: 'Ada' } });
    expect(again).toEqual(created);
  });

  it('keeps spec and status apart', async () => {
    await portal.create({ ...aTenant('parts'), status: { phase: 'Ready' } });
    expect((await portal.get('parts')).status).toBeUndefined();
    const reported = await admin.mergeStatus('parts', { phase: 'Running' });
    expect(reported.status).toEqual({ phase: 'Running' });
    expect(reported.metadata.generation).toBe(1);
    const edited = await portal.merge('parts', {
      spec: { suspend: true },
      status: { phase: 'Error' },
    });
    expect(edited).toMatchObject({
      metadata: { generation: 2 },
      spec: { suspend: true },
      status: { phase: 'Running' },
    });
  });

  it('tries without doing under dryRun=All', async () => {
    const tried = await portal.create(aTenant('dry'), { dryRun: 'All' });
    expect(tried.metadata.uid).toBeDefined();
    expect((await refusalOf(portal.get('dry'))).code).toBe(404);
    const invalid = portal.create(aTenant('dry', { agentName: '' }), {
      dryRun: 'All',
    });
    expect((await refusalOf(invalid)).code).toBe(422);
    const { metadata } = await portal.create(aTenant('dry'));
    const edited = await portal.merge(
      'dry',
      { spec: { agentName: 'Bo' } },
      { dryRun: 'All' },
    );
    expect(edited.spec).toMatchObject({ agentName: 'Bo' });
    const now = await portal.get('dry');
    expect(now.metadata.resourceVersion).toBe(metadata.resourceVersion);
  });

  it('holds deleted objects while they have finalizers', async () => {
    const tenant = aTenant('held');
    tenant.metadata.finalizers = ['example.com/hold'];
    const { metadata } = await portal.create(tenant);
    const wrong = { preconditions: { uid: 'another' } };
    expect(
      await refusalOf(portal.delete('held', { body: wrong })),
    ).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message: expect.stringContaining(
        `the UID in the precondition (another) does not match the UID in record (${metadata.uid})`,
      ),
    });
    const marked = await portal.delete('held', {
      body: {
        propagationPolicy: 'Foreground',
        preconditions: { uid: metadata.uid },
      },
    });
    expect(marked).toMatchObject({
      kind: 'PiecedTenant',
      metadata: {
        deletionTimestamp: expect.any(String),
        generation: 2,
        finalizers: ['example.com/hold', 'foregroundDeletion'],
      },
    });
    const late = { metadata: { finalizers: ['example.com/late'] } };
    expect(await refusalOf(admin.merge('held', late))).toMatchObject({
      reason: 'Invalid',
      details: {
        causes: [
          { reason: 'FieldValueForbidden', field: 'metadata.finalizers' },
        ],
      },
    });
    await admin.merge('held', { metadata: { finalizers: null } });
    expect((await refusalOf(portal.get('held'))).code).toBe(404);
  });

  it('pages lists, each page of the same moment, until that moment is too old', async () => {
    const small = await startKubernetes({
      port: 0,
      faults: new Faults(),
      operator: false,
    });
    const client = new TestClient(small, 'portal');
    for (const name of ['p1', 'p2', 'p3']) {
      await client.create(aTenant(name));
    }
    const first = await client.list({ limit: 2 });
    expect(first.items.map(item => item.metadata.name)).toEqual(['p1', 'p2']);
    await client.delete('p3');
    await client.create(aTenant('p4'));
    const next = { limit: 2, _continue: first.metadata.continue };
    const second = await client.list(next);
    expect(second.items.map(item => item.metadata.name)).toEqual(['p3']);
    expect(second.metadata).toEqual({
      resourceVersion: first.metadata.resourceVersion,
    });
    small.compact();
    expect(await refusalOf(client.list(next))).toMatchObject({
      code: 410,
      reason: 'Expired',
    });
    await small.close();
  });
});
