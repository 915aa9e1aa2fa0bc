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
import type {
  Directory,
  DirectoryMember,
  DirectoryOrganization,
} from '../integrations/zitadel/Directory';
import { OrganizationStore } from './OrganizationStore';
import { syncOrganizations } from './syncOrganizations';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const member = (
  userId: string,
  roles: string[],
  change: Partial<DirectoryMember> = {},
): DirectoryMember => ({
  userId,
  givenName: 'A',
  familyName: 'B',
  displayName: `Person ${userId}`,
  email: `${userId}@acme.ch`,
  preferredLanguage: 'de-CH',
  state: 'active',
  hasJoined: true,
  roles,
  ...change,
});

const acme: DirectoryOrganization = {
  id: 'acme',
  name: 'Acme GmbH',
  state: 'active',
  members: [
    member('1', ['user', 'owner']),
    member('2', ['user'], { preferredLanguage: 'rm' }),
    member('3', ['platform_admin']),
    member('4', ['owner'], { state: 'inactive' }),
  ],
};
const pieced: DirectoryOrganization = {
  id: 'pieced',
  name: 'PieCed IT',
  state: 'active',
  members: [
    member('5', ['platform_operator', 'platform_admin']),
    member('6', ['owner']),
  ],
};

describe.each(databases.eachSupportedId())('syncOrganizations on %s', id => {
  async function setUp() {
    const database = await testDatabase(await databases.init(id));
    const organizations = new OrganizationStore({
      database,
      platformOrganizationId: 'pieced',
    });
    const sync = (found: DirectoryOrganization[]) =>
      syncOrganizations({
        organizations,
        directory: { listOrganizations: async () => found },
      });
    const roles = async () =>
      Object.fromEntries(
        (
          await database
            .queries('members')
            .where({ removed_at: null })
            .orderBy('user_id')
        ).map(row => [row.user_id, `${row.role} ${row.language}`]),
      );
    const changes = () => database.queries('changes').pluck('key');
    return { organizations, database, sync, roles, changes };
  }

  it('R-ROL-1 counts staff roles in PieCed’s organization and customer roles elsewhere, the strongest first', async () => {
    const { sync, roles } = await setUp();
    expect(await sync([acme, pieced])).toEqual({
      organizations: 2,
      members: 3,
    });
    expect(await roles()).toEqual({
      1: 'owner de',
      2: 'user en',
      5: 'platform_admin de',
    });
  });

  it('follows names, roles and removals, and tells of what differs only', async () => {
    const { sync, roles, changes, organizations } = await setUp();
    await sync([acme, pieced]);
    await sync([acme, pieced]);
    expect(await changes()).toEqual(['acme', 'pieced']);

    await sync([
      { ...acme, name: 'Acme AG', members: [member('1', ['user'])] },
      pieced,
    ]);
    expect(await roles()).toMatchObject({ 1: 'user de' });
    expect((await organizations.get('acme'))?.name).toBe('Acme AG');

    await sync([{ ...acme, state: 'inactive' }, pieced]);
    expect(await organizations.get('acme')).toBeUndefined();
    expect(await roles()).toEqual({ 5: 'platform_admin de' });
    expect(await changes()).toEqual(['acme', 'pieced', 'acme', 'acme']);
  });

  it('leaves everything as it is when the directory fails', async () => {
    const { sync, organizations, roles } = await setUp();
    await sync([acme, pieced]);
    const directory: Directory = {
      listOrganizations: () => Promise.reject(new Error('down')),
    };
    await expect(
      syncOrganizations({ organizations, directory }),
    ).rejects.toThrow('down');
    expect(Object.keys(await roles())).toHaveLength(3);
  });

  it.each([{ found: [] }, { found: [acme] }])(
    'takes nothing over from a list that lacks PieCed itself ($found.length found)',
    async ({ found }) => {
      const { sync, roles } = await setUp();
      await sync([acme, pieced]);
      await expect(sync(found)).rejects.toMatchObject({ code: 'incomplete' });
      expect(Object.keys(await roles())).toHaveLength(3);
    },
  );

  it('knows who is told about a change', async () => {
    const { sync, organizations } = await setUp();
    await sync([acme, pieced]);
    const audience = await organizations.audience(['acme']);
    expect(audience.staff).toEqual(['5']);
    expect(audience.membersOf('acme')).toEqual({ owners: ['1'], users: ['2'] });
    expect(audience.membersOf('pieced')).toEqual({ owners: [], users: [] });
    expect(audience.membersOf()).toEqual({ owners: [], users: [] });
  });
});
