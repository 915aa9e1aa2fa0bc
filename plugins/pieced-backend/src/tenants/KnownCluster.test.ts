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
import { testDatabase } from '../__testUtils__/testDatabase';
import { CollectorStore } from '../collectors/CollectorStore';
import type { PiecedTenantManifest } from '../integrations/kubernetes/PiecedTenantResource';
import { KnownCluster } from './KnownCluster';
import { FakeCluster } from './watch/__testUtils__/FakeCluster';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const manifest = {} as PiecedTenantManifest;

describe.each(databases.eachSupportedId())('KnownCluster on %s', id => {
  async function setUp() {
    const database = await testDatabase(await databases.init(id));
    const collectors = new CollectorStore({ database });
    return {
      open: (uid: string, adopted?: string) => {
        const cluster = new FakeCluster();
        cluster.uid = uid;
        cluster.create = jest.fn();
        return {
          cluster,
          known: new KnownCluster({ cluster, collectors, adopted }),
        };
      },
    };
  }

  it('R-REQ-6 should take no other cluster for its own, so that nothing seems deleted', async () => {
    const { open } = await setUp();
    const first = open('first');
    await expect(first.known.list()).resolves.toMatchObject({ items: [] });
    await expect(open('first').known.list()).resolves.toBeDefined();

    const second = open('second');
    const refusal = {
      code: 'other_cluster',
      isTransient: true,
      message: expect.stringContaining(
        "This is the cluster 'second', but the portal's tenants are in 'first'",
      ),
    };
    await expect(second.known.list()).rejects.toMatchObject(refusal);
    await expect(second.known.create(manifest)).rejects.toMatchObject(refusal);
    expect(second.cluster.lists).toBe(0);
    expect(second.cluster.create).not.toHaveBeenCalled();
  });

  it('should move to the cluster that the operator names, and to no third one', async () => {
    const { open } = await setUp();
    await open('first').known.list();
    await expect(open('third', 'second').known.list()).rejects.toMatchObject({
      code: 'other_cluster',
    });
    await expect(open('second', 'second').known.list()).resolves.toBeDefined();
    await expect(open('second').known.list()).resolves.toBeDefined();
    await expect(open('first').known.list()).rejects.toMatchObject({
      code: 'other_cluster',
    });
  });

  it('should ask once before it creates, and at every list', async () => {
    const { open } = await setUp();
    const { cluster, known } = open('first');
    const identity = jest.spyOn(cluster, 'identity');
    await known.create(manifest);
    await known.create(manifest);
    expect(identity).toHaveBeenCalledTimes(1);
    await known.list();
    await known.list();
    expect(identity).toHaveBeenCalledTimes(3);
  });
});
