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
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  piecedTenantConditions,
  type PiecedPermissionQuery,
  type PiecedTenantResource,
} from '@pieced/plugin-pieced-node';
import fc from 'fast-check';
import { testDatabase } from '../__testUtils__/testDatabase';
import { criteriaToSql, tenantLeafToSql } from './criteriaToSql';
import { isTenantAssigned, isTenantInOrganization } from './rules';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const organizations = ['a', 'b', 'c'];
const users = ['user:pieced/1', 'user:pieced/2'];

const tenants = [
  { name: 'one', organizationId: 'a', assignedUserRefs: [users[0]] },
  { name: 'two', organizationId: 'a', assignedUserRefs: users },
  { name: 'three', organizationId: 'b', assignedUserRefs: [] },
  { name: 'four', organizationId: '', assignedUserRefs: [users[1]] },
];

const ruleset: PermissionRuleset<
  PiecedTenantResource,
  PiecedPermissionQuery,
  'pieced-tenant'
> = {
  getRuleByName: name =>
    name === isTenantAssigned.name ? isTenantAssigned : isTenantInOrganization,
};

const { criteria } = fc.letrec<{
  criteria: PermissionCriteria<PermissionCondition>;
}>(tie => ({
  criteria: fc.oneof(
    { maxDepth: 4 },
    fc
      .subarray(organizations)
      .map(ids =>
        piecedTenantConditions.isInOrganization({ organizationIds: ids }),
      ),
    fc
      .subarray(users)
      .map(refs => piecedTenantConditions.isAssigned({ userEntityRefs: refs })),
    tie('criteria').map(not => ({ not })),
    fc
      .array(tie('criteria'), { minLength: 1, maxLength: 3 })
      .map(anyOf => ({ anyOf })),
    fc
      .array(tie('criteria'), { minLength: 1, maxLength: 3 })
      .map(allOf => ({ allOf })),
  ) as fc.Arbitrary<PermissionCriteria<PermissionCondition>>,
}));

describe.each(databases.eachSupportedId())('criteriaToSql on %s', id => {
  it('R-BS-2 R-ROL-3 selects exactly the tenants that the rules allow, for any condition', async () => {
    const { queries } = await testDatabase(await databases.init(id));
    const now = new Date();
    await queries('tenants').insert(
      tenants.map(tenant => ({
        name: tenant.name,
        uid: tenant.name,
        organization_id: tenant.organizationId || null,
        display_name: tenant.name,
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
      })),
    );
    await queries('tenant_assignments').insert(
      tenants.flatMap(tenant =>
        tenant.assignedUserRefs.map(ref => ({
          tenant_name: tenant.name,
          user_entity_ref: ref,
        })),
      ),
    );
    const transform = createConditionTransformer(ruleset);
    const isAllowed = createConditionAuthorizer(ruleset);

    await fc.assert(
      fc.asyncProperty(criteria, async conditions => {
        const query = queries('tenants').select('name').orderBy('name');
        criteriaToSql(
          query,
          transform(conditions as never) as never,
          tenantLeafToSql,
        );
        const selected = (await query).map(row => row.name);
        const allowed = tenants.filter(tenant =>
          isAllowed(
            {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'pieced',
              resourceType: 'pieced-tenant',
              conditions,
            } as Parameters<typeof isAllowed>[0],
            tenant,
          ),
        );
        expect(selected).toEqual(allowed.map(tenant => tenant.name).sort());
      }),
      { numRuns: 150 },
    );
  });
});
