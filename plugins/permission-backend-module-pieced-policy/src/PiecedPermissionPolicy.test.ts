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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { ownershipRefs, piecedPermissions } from '@pieced/plugin-pieced-common';
import { PiecedPermissionPolicy } from './PiecedPermissionPolicy';

const other = { name: 'other', type: 'basic', attributes: {} } as const;

describe('PiecedPermissionPolicy', () => {
  it.each([...piecedPermissions, catalogEntityReadPermission, other])(
    'R-BS-2 should deny $name to nobody in particular',
    async permission => {
      const policy = PiecedPermissionPolicy.create({
        isForCustomers: false,
        userInfo: mockServices.userInfo({
          ownershipEntityRefs: [ownershipRefs.platformAdmins],
        }),
      });
      await expect(policy.handle({ permission })).resolves.toEqual({
        result: 'DENY',
      });
    },
  );

  it('should read the roles from the user info service and trust no other source', async () => {
    const policy = PiecedPermissionPolicy.create({
      isForCustomers: false,
      userInfo: mockServices.userInfo({ ownershipEntityRefs: [] }),
    });
    await expect(
      policy.handle(
        { permission: other },
        {
          credentials: mockCredentials.user('user:pieced/42'),
          info: {
            userEntityRef: 'user:pieced/42',
            ownershipEntityRefs: [ownershipRefs.platformAdmins],
          },
        },
      ),
    ).resolves.toEqual({ result: 'DENY' });
  });

  it('R-BS-3 should give people of PieCed nothing where only customers come, whatever token they bring', async () => {
    const ownershipEntityRefs = [ownershipRefs.platformAdmins];
    const decide = (isForCustomers: boolean) =>
      PiecedPermissionPolicy.create({
        isForCustomers,
        userInfo: mockServices.userInfo({ ownershipEntityRefs }),
      }).handle(
        { permission: other },
        {
          credentials: mockCredentials.user('user:pieced/1'),
          info: { userEntityRef: 'user:pieced/1', ownershipEntityRefs },
        },
      );
    await expect(decide(false)).resolves.toEqual({ result: 'ALLOW' });
    await expect(decide(true)).resolves.toEqual({ result: 'DENY' });
  });
});
