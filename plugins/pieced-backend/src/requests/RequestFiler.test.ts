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

import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { defaultPackages, resolveCaller } from '@pieced/plugin-pieced-common';
import { organizationIds, people } from '../__testUtils__/people';
import { requestInput } from '../__testUtils__/requestInput';
import { testDatabase } from '../__testUtils__/testDatabase';
import type { PersonAccess } from '../access/CallerService';
import { scopeOf } from '../access/scope';
import { createSealer, generateSealingKey, SealingKeys } from '../sealing';
import { createStores } from '../stores';
import { RequestFiler } from './RequestFiler';
import { RequestInputReader } from './RequestInputReader';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('RequestFiler on %s', id => {
  it('R-NAM-6 draws again until the tenant name is free of requests and of tenants', async () => {
    const database = await testDatabase(await databases.init(id));
    const stores = createStores({
      database,
      settings: { platformOrganizationId: organizationIds.platform },
    });
    await database.queries('organizations').insert({
      id: organizationIds.personal,
      name: 'Hans Müller (Personal)',
      is_personal: true,
      synced_at: new Date(),
    });
    const draws = [
      'aaaaaaaa-0000-4000-8000-000000000001',
      'aaaaaaaa-0000-4000-8000-000000000002',
      'bbbbbbbb-0000-4000-8000-000000000003',
      'cccccccc-0000-4000-8000-000000000004',
    ];
    const now = new Date();
    await database.queries('tenants').insert({
      name: 'p-bbbbbbbb',
      uid: '1',
      display_name: 'Made by hand',
      agent_name: 'A',
      phase: 'Ready',
      suspended: false,
      packages: '[]',
      enabled_packages: '[]',
      conditions: '[]',
      generation: 1,
      observed_generation: 1,
      resource_version: 1,
      created_at: now,
      observed_at: now,
    });
    const filer = new RequestFiler({
      ...stores,
      database,
      store: stores.requests,
      reader: new RequestInputReader({
        ...stores,
        catalogue: defaultPackages,
      }),
      sealer: createSealer(new SealingKeys([generateSealingKey('test')])),
      drawId: () => draws.shift()!,
    });
    const caller = resolveCaller(people.personalOwner);
    const access: PersonAccess = {
      caller,
      credentials: mockCredentials.user(caller.userEntityRef),
      scope: scopeOf(caller),
      isStaff: false,
    };
    const file = (instanceName: string) =>
      filer.file(
        requestInput({ instanceName, packages: [], packageSecrets: {} }),
        access,
        undefined,
      );

    expect((await file('One')).tenant_name).toBe('p-aaaaaaaa');
    expect((await file('Two')).tenant_name).toBe('p-cccccccc');
  });
});
