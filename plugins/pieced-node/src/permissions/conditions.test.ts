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
  piecedRequestReadPermission,
  piecedTenantReadPermission,
} from '@pieced/plugin-pieced-common';
import {
  createPiecedRequestConditionalDecision,
  createPiecedTenantConditionalDecision,
  piecedRequestConditions,
  piecedTenantConditions,
} from './conditions';

describe('conditions', () => {
  it('should build decisions on requests that the portal can evaluate', () => {
    expect(
      createPiecedRequestConditionalDecision(
        piecedRequestReadPermission,
        piecedRequestConditions.isInOrganization({ organizationIds: ['1'] }),
      ),
    ).toEqual({
      result: 'CONDITIONAL',
      pluginId: 'pieced',
      resourceType: 'pieced-request',
      conditions: {
        rule: 'IS_IN_ORGANIZATION',
        resourceType: 'pieced-request',
        params: { organizationIds: ['1'] },
      },
    });
  });

  it('should build decisions on tenants that the portal can evaluate', () => {
    expect(
      createPiecedTenantConditionalDecision(piecedTenantReadPermission, {
        anyOf: [
          piecedTenantConditions.isInOrganization({ organizationIds: ['1'] }),
          piecedTenantConditions.isAssigned({
            userEntityRefs: ['user:pieced/2'],
          }),
        ],
      }),
    ).toEqual({
      result: 'CONDITIONAL',
      pluginId: 'pieced',
      resourceType: 'pieced-tenant',
      conditions: {
        anyOf: [
          {
            rule: 'IS_IN_ORGANIZATION',
            resourceType: 'pieced-tenant',
            params: { organizationIds: ['1'] },
          },
          {
            rule: 'IS_ASSIGNED',
            resourceType: 'pieced-tenant',
            params: { userEntityRefs: ['user:pieced/2'] },
          },
        ],
      },
    });
  });
});
