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

import type { Permission } from '@backstage/plugin-permission-common';
import {
  ownershipRefs,
  piecedMemberManagePermission,
  piecedMemberReadPermission,
  piecedOperationRetryPermission,
  piecedRegistrationManagePermission,
  piecedRegistrationReadPermission,
  piecedPermissions,
  piecedRequestCreatePermission,
  piecedRequestDecidePermission,
  piecedRequestReadPermission,
  piecedRequestUpdatePermission,
  piecedTenantReadPermission,
  resolveCaller,
} from '@pieced/plugin-pieced-common';
import { decidePiecedPermission } from './decidePiecedPermission';

const userEntityRef = ownershipRefs.user('42');

const callers = {
  anonymous: undefined,
  stranger: resolveCaller({ userEntityRef, ownershipEntityRefs: [] }),
  user: resolveCaller({
    userEntityRef,
    ownershipEntityRefs: [userEntityRef, ownershipRefs.organization('7')],
  }),
  owner: resolveCaller({
    userEntityRef,
    ownershipEntityRefs: [
      userEntityRef,
      ownershipRefs.organization('7'),
      ownershipRefs.organizationOwners('7'),
    ],
  }),
  ownerOfNothing: resolveCaller({
    userEntityRef,
    ownershipEntityRefs: [ownershipRefs.organizationOwners('7')],
  }),
  operator: resolveCaller({
    userEntityRef,
    ownershipEntityRefs: [
      ownershipRefs.organization('1'),
      ownershipRefs.platformOperators,
    ],
  }),
  admin: resolveCaller({
    userEntityRef,
    ownershipEntityRefs: [
      ownershipRefs.organization('1'),
      ownershipRefs.organizationOwners('1'),
      ownershipRefs.platformAdmins,
    ],
  }),
};

const ALLOW = { result: 'ALLOW' };
const DENY = { result: 'DENY' };

const ownRequests = {
  result: 'CONDITIONAL',
  pluginId: 'pieced',
  resourceType: 'pieced-request',
  conditions: {
    rule: 'IS_IN_ORGANIZATION',
    resourceType: 'pieced-request',
    params: { organizationIds: ['7'] },
  },
};

const isOwnTenant = {
  rule: 'IS_IN_ORGANIZATION',
  resourceType: 'pieced-tenant',
  params: { organizationIds: ['7'] },
};

const ownTenants = {
  result: 'CONDITIONAL',
  pluginId: 'pieced',
  resourceType: 'pieced-tenant',
  conditions: isOwnTenant,
};

const assignedTenants = {
  ...ownTenants,
  conditions: {
    allOf: [
      isOwnTenant,
      {
        rule: 'IS_ASSIGNED',
        resourceType: 'pieced-tenant',
        params: { userEntityRefs: ['user:pieced/42'] },
      },
    ],
  },
};

const table: {
  permission: Permission;
  owner: object;
  user: object;
  /** Allowed when left out. */
  staff?: object;
}[] = [
  { permission: piecedRequestCreatePermission, owner: ALLOW, user: DENY },
  { permission: piecedRequestReadPermission, owner: ownRequests, user: DENY },
  { permission: piecedRequestUpdatePermission, owner: ownRequests, user: DENY },
  { permission: piecedRequestDecidePermission, owner: DENY, user: DENY },
  { permission: piecedOperationRetryPermission, owner: DENY, user: DENY },
  { permission: piecedRegistrationReadPermission, owner: DENY, user: DENY },
  { permission: piecedRegistrationManagePermission, owner: DENY, user: DENY },
  {
    permission: piecedTenantReadPermission,
    owner: ownTenants,
    user: assignedTenants,
  },
  { permission: piecedMemberReadPermission, owner: ALLOW, user: DENY },
  {
    permission: piecedMemberManagePermission,
    owner: ALLOW,
    user: DENY,
    staff: DENY,
  },
];

describe('decidePiecedPermission', () => {
  it('R-BS-2 should have a row in this table for every permission of the portal', () => {
    expect(table.map(row => row.permission.name).sort()).toEqual(
      piecedPermissions.map(({ name }) => name).sort(),
    );
  });

  describe.each(table.map(row => ({ ...row, name: row.permission.name })))(
    'R-BS-2 R-ROL-1 $name',
    ({ permission, owner, user, staff = ALLOW }) => {
      it.each<{ who: keyof typeof callers; decision: object }>([
        { who: 'anonymous', decision: DENY },
        { who: 'stranger', decision: DENY },
        { who: 'ownerOfNothing', decision: DENY },
        { who: 'user', decision: user },
        { who: 'owner', decision: owner },
        { who: 'operator', decision: staff },
        { who: 'admin', decision: staff },
      ])('should decide for $who', ({ who, decision }) => {
        expect(decidePiecedPermission({ permission }, callers[who])).toEqual(
          decision,
        );
      });
    },
  );

  it.each(['pieced.tenant.delete', 'pieced.'])(
    'should deny %s, which nobody has declared, even to admins',
    name => {
      const permission: Permission = { name, type: 'basic', attributes: {} };
      expect(decidePiecedPermission({ permission }, callers.admin)).toEqual(
        DENY,
      );
    },
  );

  it.each([
    piecedRequestReadPermission,
    piecedRequestUpdatePermission,
    piecedTenantReadPermission,
  ])(
    'should deny $name to customers when it comes without its resource type',
    ({ name }) => {
      for (const permission of [
        { name, type: 'basic', attributes: {} },
        { name, type: 'resource', resourceType: 'other', attributes: {} },
      ] satisfies Permission[]) {
        expect(decidePiecedPermission({ permission }, callers.owner)).toEqual(
          DENY,
        );
        expect(decidePiecedPermission({ permission }, callers.user)).toEqual(
          DENY,
        );
      }
    },
  );

  it.each(['catalog.entity.read', 'piecedx.read', 'pieced'])(
    'should leave %s to others',
    name => {
      const permission: Permission = { name, type: 'basic', attributes: {} };
      expect(
        decidePiecedPermission({ permission }, callers.admin),
      ).toBeUndefined();
      expect(decidePiecedPermission({ permission }, undefined)).toBeUndefined();
    },
  );
});
