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

import { TestDatabases } from '@backstage/backend-test-utils';
import { piecedAnnotations } from '@pieced/plugin-pieced-common';
import { testDatabase } from '../__testUtils__/testDatabase';
import { piecedTenantSchema } from '../integrations/kubernetes/PiecedTenantResource';
import { createStores } from '../stores';
import { TenantTable } from './TenantTable';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const REQUEST_ID = 'abc12345-0000-4000-8000-000000000001';
const SIBLING_ID = 'abc12346-0000-4000-8000-000000000002';

function tenant(
  name: string,
  resourceVersion: number,
  phase: string,
  requestId?: string,
) {
  return piecedTenantSchema.parse({
    metadata: {
      name,
      uid: `uid-${name}`,
      resourceVersion: String(resourceVersion),
      generation: 1,
      labels: { [piecedAnnotations.organizationId]: 'acme' },
      annotations: requestId
        ? { [piecedAnnotations.requestId]: requestId }
        : {},
      creationTimestamp: '2026-11-24T10:00:00Z',
    },
    spec: { displayName: name, agentName: 'Ada' },
    status: { phase },
  });
}

describe.each(databases.eachSupportedId())('TenantTable on %s', id => {
  async function setUp() {
    const database = await testDatabase(await databases.init(id));
    const stores = createStores({
      database,
      settings: { platformOrganizationId: 'pieced' },
    });
    const now = new Date();
    const request = (requestId: string, tenantName: string) => ({
      id: requestId,
      organization_id: 'acme',
      company_name: 'Acme',
      is_personal: false,
      agent_name: 'Ada',
      packages: '[]',
      secret_keys: '[]',
      contact_name: '',
      contact_email: '',
      contact_language: 'en',
      billing_address: '{}',
      status: 'provisioning',
      tenant_name: tenantName,
      requested_by: 'user:pieced/1',
      created_at: now,
      updated_at: now,
    });
    await database
      .queries('tenant_requests')
      .insert([
        request(REQUEST_ID, 'acme-abc12345'),
        request(SIBLING_ID, 'acme-abc12346'),
      ]);
    const statuses = async () =>
      Object.fromEntries(
        (await database.queries('tenant_requests')).map(row => [
          row.tenant_name,
          row.status,
        ]),
      );
    const phaseOf = async (name: string) =>
      (await database.queries('tenants').where({ name }).first())?.phase;
    await stores.collectors.acquire('tenant-watch', 'test', 60_000);
    return {
      table: new TenantTable({ database, ...stores }),
      database,
      statuses,
      phaseOf,
    };
  }

  it('R-REQ-5 makes exactly the tenant’s own request active', async () => {
    const { table, statuses } = await setUp();
    await table.apply([
      {
        type: 'ADDED',
        object: tenant('acme-abc12345', 5, 'Ready', REQUEST_ID),
      },
    ]);
    expect(await statuses()).toEqual({
      'acme-abc12345': 'active',
      'acme-abc12346': 'provisioning',
    });
  });

  it('R-NAM-5 does not believe a resource that names a request of another tenant', async () => {
    const { table, statuses } = await setUp();
    await table.apply([
      { type: 'ADDED', object: tenant('impostor', 5, 'Ready', REQUEST_ID) },
    ]);
    expect(await statuses()).toMatchObject({ 'acme-abc12345': 'provisioning' });
  });

  it('takes in more tenants than one statement carries, and misses those that are gone', async () => {
    const { table, database } = await setUp();
    const all = Array.from({ length: 1_201 }, (_, index) =>
      tenant(`t${index}`, index + 1, 'Ready'),
    );
    await table.replaceAll(all, '2000');
    await table.replaceAll(all.slice(1), '2001');
    const live = await database
      .queries('tenants')
      .whereNull('deleted_at')
      .pluck('name');
    expect(new Set(live)).toEqual(
      new Set(all.slice(1).map(({ metadata }) => metadata.name)),
    );
    const [{ count }] = await database
      .queries('changes')
      .where({ topic: 'tenant' })
      .count({ count: '*' });
    expect(Number(count)).toBe(all.length + 1);
  });

  it('goes only forward in resource version', async () => {
    const { table, phaseOf } = await setUp();
    await table.apply([
      { type: 'MODIFIED', object: tenant('a', 9, 'Running') },
      { type: 'MODIFIED', object: tenant('b', 9, 'Running') },
    ]);
    await table.apply([{ type: 'MODIFIED', object: tenant('a', 10, 'Ready') }]);
    await table.apply([
      { type: 'MODIFIED', object: tenant('a', 8, 'Pending') },
    ]);
    expect(await phaseOf('a')).toBe('Ready');
    expect(await phaseOf('b')).toBe('Running');
  });

  it('R-REQ-6 marks exactly its own request deleted, also when the resource vanished behind its back', async () => {
    const { table, database, statuses } = await setUp();
    await table.replaceAll(
      [
        tenant('acme-abc12345', 5, 'Ready', REQUEST_ID),
        tenant('acme-abc12346', 6, 'Ready', SIBLING_ID),
      ],
      '6',
    );
    await table.apply([
      {
        type: 'DELETED',
        object: tenant('acme-abc12345', 7, 'Ready', REQUEST_ID),
      },
    ]);
    expect(await statuses()).toEqual({
      'acme-abc12345': 'deleted',
      'acme-abc12346': 'active',
    });

    await table.replaceAll([], '5');
    expect(await statuses()).toMatchObject({ 'acme-abc12346': 'active' });
    await table.replaceAll([], '9');
    expect(await statuses()).toMatchObject({ 'acme-abc12346': 'deleted' });
    expect(await database.queries('tenants')).toHaveLength(2);
  });

  it('writes nothing and tells nobody when nothing is new', async () => {
    const { table, database } = await setUp();
    const items = [tenant('a', 5, 'Ready'), tenant('b', 6, 'Ready')];
    await table.replaceAll(items, '6');
    const [{ count: before }] = await database
      .queries('changes')
      .count({ count: '*' });
    await table.replaceAll(items, '6');
    const [{ count: after }] = await database
      .queries('changes')
      .count({ count: '*' });
    expect(after).toEqual(before);
  });

  it('says when the watch is lost and when it is back', async () => {
    const { table, database } = await setUp();
    const stores = createStores({
      database,
      settings: { platformOrganizationId: 'pieced' },
    });
    await table.alive();
    expect(await stores.collectors.status('tenant-watch')).toMatchObject({
      isAlive: true,
    });
    await table.lost('unreachable');
    expect(await stores.collectors.status('tenant-watch')).toMatchObject({
      isAlive: false,
      lostReason: 'unreachable',
    });
    await table.alive();
    expect(await stores.collectors.status('tenant-watch')).toMatchObject({
      isAlive: true,
    });
  });
});
