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
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import permissionBackend from '@backstage/plugin-permission-backend';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  piecedPermissions,
  piecedTenantReadPermission,
} from '@pieced/plugin-pieced-common';
import { userInfo } from './__testUtils__/userInfo';
import permissionModulePiecedPolicy from './index';

const isOfOrganization = {
  rule: 'HAS_ANNOTATION',
  resourceType: 'catalog-entity',
  params: { annotation: 'pieced.ch/zitadel-org-id', value: '7' },
};

const otherPermission: Permission = {
  name: 'kubernetes.proxy',
  type: 'basic',
  attributes: {},
};

describe('permissionModulePiecedPolicy', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        permissionBackend,
        permissionModulePiecedPolicy,
        userInfo,
        mockServices.rootConfig.factory({
          data: { permission: { enabled: true } },
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
  });

  /** Asks as a plugin does on behalf of the person: then a decision may be conditional. */
  async function decide(who: string, permissions: Permission[]) {
    const token = mockCredentials.user.token(`user:pieced/${who}`, {
      actor: { subject: 'plugin:pieced' },
    });
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/permission/authorize`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          items: permissions.map((permission, index) => ({
            id: String(index),
            permission,
          })),
        }),
      },
    );
    expect(response.status).toBe(200);
    const { items } = await response.json();
    return items.map(({ id, ...decision }: { id: string }) => decision);
  }

  async function resultsByName(who: string) {
    const decisions = await decide(who, piecedPermissions);
    return Object.fromEntries(
      piecedPermissions.map(({ name }, i) => [name, decisions[i].result]),
    );
  }

  it.each([
    {
      who: 'stranger',
      results: {
        'pieced.request.create': 'DENY',
        'pieced.request.read': 'DENY',
        'pieced.request.update': 'DENY',
        'pieced.request.decide': 'DENY',
        'pieced.operation.retry': 'DENY',
        'pieced.registration.read': 'DENY',
        'pieced.registration.manage': 'DENY',
        'pieced.tenant.read': 'DENY',
        'pieced.member.read': 'DENY',
        'pieced.member.manage': 'DENY',
      },
    },
    {
      who: 'user',
      results: {
        'pieced.request.create': 'DENY',
        'pieced.request.read': 'DENY',
        'pieced.request.update': 'DENY',
        'pieced.request.decide': 'DENY',
        'pieced.operation.retry': 'DENY',
        'pieced.registration.read': 'DENY',
        'pieced.registration.manage': 'DENY',
        'pieced.tenant.read': 'CONDITIONAL',
        'pieced.member.read': 'DENY',
        'pieced.member.manage': 'DENY',
      },
    },
    {
      who: 'owner',
      results: {
        'pieced.request.create': 'ALLOW',
        'pieced.request.read': 'CONDITIONAL',
        'pieced.request.update': 'CONDITIONAL',
        'pieced.request.decide': 'DENY',
        'pieced.operation.retry': 'DENY',
        'pieced.registration.read': 'DENY',
        'pieced.registration.manage': 'DENY',
        'pieced.tenant.read': 'CONDITIONAL',
        'pieced.member.read': 'ALLOW',
        'pieced.member.manage': 'ALLOW',
      },
    },
    ...['operator', 'admin'].map(who => ({
      who,
      results: Object.fromEntries(
        piecedPermissions.map(({ name }) => [
          name,
          name === 'pieced.member.manage' ? 'DENY' : 'ALLOW',
        ]),
      ),
    })),
  ])(
    "R-BS-2 R-ROL-1 should answer the portal's permissions for $who",
    async ({ who, results }) => {
      await expect(resultsByName(who)).resolves.toEqual(results);
    },
  );

  it('R-BS-2 should narrow an owner to the own organization', async () => {
    await expect(
      decide('owner', [piecedTenantReadPermission]),
    ).resolves.toEqual([
      {
        result: 'CONDITIONAL',
        pluginId: 'pieced',
        resourceType: 'pieced-tenant',
        conditions: {
          rule: 'IS_IN_ORGANIZATION',
          resourceType: 'pieced-tenant',
          params: { organizationIds: ['7'] },
        },
      },
    ]);
  });

  it('R-BS-2 should show an owner what belongs to the organization in the catalog', async () => {
    await expect(
      decide('owner', [catalogEntityReadPermission]),
    ).resolves.toEqual([
      {
        result: 'CONDITIONAL',
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          anyOf: [
            isOfOrganization,
            {
              rule: 'IS_ENTITY_OWNER',
              resourceType: 'catalog-entity',
              params: {
                claims: [
                  'user:pieced/owner',
                  'group:pieced/org-7',
                  'group:pieced/org-7.owners',
                ],
              },
            },
          ],
        },
      },
    ]);
  });

  it('R-BS-2 R-ROL-3 should show a user the own entity in the catalog, not tenants and colleagues', async () => {
    await expect(
      decide('user', [catalogEntityReadPermission]),
    ).resolves.toEqual([
      {
        result: 'CONDITIONAL',
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          allOf: [
            isOfOrganization,
            {
              rule: 'IS_ENTITY_KIND',
              resourceType: 'catalog-entity',
              params: { kinds: ['User'] },
            },
            {
              rule: 'HAS_METADATA',
              resourceType: 'catalog-entity',
              params: { key: 'name', value: 'user' },
            },
          ],
        },
      },
    ]);
  });

  it.each(['stranger', 'user', 'owner'])(
    'R-BS-2 R-BS-3 should deny all the rest to a customer (%s)',
    async who => {
      const rest = [
        catalogEntityDeletePermission,
        catalogEntityCreatePermission,
        catalogLocationReadPermission,
        otherPermission,
      ];
      await expect(decide(who, rest)).resolves.toEqual(
        rest.map(() => ({ result: 'DENY' })),
      );
    },
  );

  it('R-BS-2 should deny the catalog to a person without organization', async () => {
    await expect(
      decide('stranger', [catalogEntityReadPermission]),
    ).resolves.toEqual([{ result: 'DENY' }]);
  });

  it.each(['operator', 'admin'])(
    'R-BS-2 should allow all the rest to PieCed staff (%s)',
    async who => {
      const rest = [
        catalogEntityReadPermission,
        catalogEntityDeletePermission,
        catalogLocationReadPermission,
        otherPermission,
      ];
      await expect(decide(who, rest)).resolves.toEqual(
        rest.map(() => ({ result: 'ALLOW' })),
      );
    },
  );
});
