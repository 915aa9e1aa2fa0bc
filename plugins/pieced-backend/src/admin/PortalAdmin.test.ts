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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { testDatabase } from '../__testUtils__/testDatabase';
import { OperationStore } from '../operations/OperationStore';
import { PortalAdmin } from './PortalAdmin';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('PortalAdmin on %s', id => {
  async function setUp() {
    const knex = await databases.init(id);
    const database = await testDatabase(knex);
    const store = new OperationStore({ database });
    const admin = await PortalAdmin.create({
      database: mockServices.database({ knex, migrations: { skip: true } }),
      config: mockServices.rootConfig(),
    });
    const enqueue = (subject: string) =>
      database.transaction(tx =>
        store.enqueue(tx, {
          kind: 'provision',
          subject,
          organizationId: 'acme',
          input: { manifest: 'not for a list' },
          requestedBy: 'user:pieced/1',
        }),
      );
    return { admin, store, enqueue };
  }

  it('R-OPS-4 R-REQ-4 should list what is not done, and put a failed one in line again', async () => {
    const { admin, store, enqueue } = await setUp();
    const failed = await enqueue('request:1');
    const row = await store.claim({ leaseMs: 1_000, kinds: ['provision'] });
    await store.fail(row!, {
      step: 'resource',
      code: 'forbidden',
      message: 'Kubernetes refuses',
    });
    const queued = await enqueue('request:2');

    const list = await admin.listOperations();
    expect(list).toEqual([
      expect.objectContaining({
        id: failed,
        state: 'failed',
        step: 'resource',
        reason: 'Kubernetes refuses',
      }),
      expect.objectContaining({ id: queued, state: 'queued' }),
    ]);
    expect(JSON.stringify(list)).not.toContain('not for a list');
    await expect(
      admin.listOperations({ states: ['failed'] }),
    ).resolves.toHaveLength(1);

    await admin.retryOperation(failed);
    await expect(admin.listOperations({ states: ['failed'] })).resolves.toEqual(
      [],
    );
    await expect(admin.retryOperation(failed)).rejects.toMatchObject({
      name: 'ConflictError',
      message: `Operation '${failed}' is queued: only what failed or waits can be retried`,
    });
    await expect(admin.retryOperation('none')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});
