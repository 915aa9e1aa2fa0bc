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
import { aTenant } from './__testUtils__/tenants';
import { refusalOf, TestClient } from './__testUtils__/TestClient';
import type { KubeObject } from './KubeObject';
import { startKubernetes, type Kubernetes } from './startKubernetes';

describe('server-side apply', () => {
  let kubernetes: Kubernetes;
  let portal: TestClient;

  beforeAll(async () => {
    kubernetes = await startKubernetes({
      port: 0,
      faults: new Faults(),
      operator: false,
    });
    portal = new TestClient(kubernetes, 'portal');
  });

  afterAll(() => kubernetes.close());

  const intent = (name: string, spec: Record<string, unknown>): KubeObject =>
    ({
      apiVersion: 'pieced.ch/v1alpha1',
      kind: 'PiecedTenant',
      metadata: { name },
      spec,
    } as KubeObject);

  it('creates, owning exactly what was applied', async () => {
    const created = await portal.apply(aTenant('made'), { fieldManager: 'a' });
    expect(created.spec).toMatchObject({ suspend: false });
    expect(created.metadata.managedFields).toEqual([
      {
        manager: 'a',
        operation: 'Apply',
        apiVersion: 'pieced.ch/v1alpha1',
        time: expect.any(String),
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:metadata': { 'f:labels': { 'f:pieced.ch/zitadel-org-id': {} } },
          'f:spec': {
            'f:agentName': {},
            'f:displayName': {},
            'f:packages': { 'v:"telegram"': {} },
          },
        },
      },
    ]);
    const again = await portal.apply(aTenant('made'), { fieldManager: 'a' });
    expect(again).toEqual(created);
  });

  it('removes what its manager left out, and only that', async () => {
    await portal.apply(
      aTenant('less', {
        packages: ['telegram', 'email'],
        workspaceFiles: { 'SOUL.md': 'a' },
      }),
      { fieldManager: 'a' },
    );
    await portal.apply(intent('less', { packages: ['github'] }), {
      fieldManager: 'b',
    });
    const { spec } = await portal.apply(
      aTenant('less', { packages: ['email'] }),
      { fieldManager: 'a' },
    );
    expect(spec).toEqual({
      displayName: 'Acme AG',
      agentName: 'Ada',
      packages: ['email', 'github'],
      suspend: false,
    });
  });

  it('refuses to take a field from its owner, until forced', async () => {
    await portal.create(aTenant('owned'), { fieldManager: 'portal' });
    const rival = intent('owned', { agentName: 'Bo', displayName: 'Bolt' });
    const refusal = await refusalOf(portal.apply(rival, { fieldManager: 'b' }));
    expect(refusal).toMatchObject({
      code: 409,
      reason: 'Conflict',
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: expect.stringMatching(
              /^conflict with "portal" using pieced.ch\/v1alpha1 at /,
            ),
            field: '.spec.agentName',
          },
          { field: '.spec.displayName' },
        ],
      },
    });
    expect(refusal.message).toMatch(
      /^Apply failed with 2 conflicts: conflicts with "portal" using \S+ at \S+:\n- .spec.agentName\n- .spec.displayName$/,
    );
    const options = { fieldManager: 'b', force: true };
    const forced = await portal.apply(rival, options);
    expect(forced.spec).toMatchObject({ agentName: 'Bo' });
    const owners = (forced.metadata.managedFields ?? []).map(entry => [
      entry.manager,
      JSON.stringify(entry.fieldsV1).includes('f:agentName'),
    ]);
    expect(owners).toEqual([
      ['portal', false],
      ['b', true],
    ]);
  });

  it('lets an update take over a field without a question', async () => {
    await portal.apply(aTenant('updated'), { fieldManager: 'a' });
    await portal.merge(
      'updated',
      { spec: { agentName: 'Bo' } },
      { fieldManager: 'portal' },
    );
    const refusal = await refusalOf(
      portal.apply(aTenant('updated'), { fieldManager: 'a' }),
    );
    expect(refusal.message).toContain('conflict with "portal"');
  });

  it('needs a field manager and known fields', async () => {
    expect(await refusalOf(portal.apply(aTenant('x'), {}))).toMatchObject({
      code: 422,
      message: expect.stringContaining('fieldManager: Required value'),
    });
    const unknown = intent('x', { colour: 'red' });
    const refusal = refusalOf(portal.apply(unknown, { fieldManager: 'a' }));
    expect((await refusal).message).toContain(
      '.spec.colour: field not declared in schema',
    );
  });
});
