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
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  piecedMemberManagePermission,
  piecedMemberReadPermission,
  piecedOperationRetryPermission,
  piecedPermissions,
  piecedRegistrationManagePermission,
  piecedRegistrationReadPermission,
  piecedRequestCreatePermission,
  piecedRequestDecidePermission,
  piecedRequestReadPermission,
  piecedRequestUpdatePermission,
  piecedTenantReadPermission,
  RESOURCE_TYPE_PIECED_REQUEST,
  RESOURCE_TYPE_PIECED_TENANT,
  type Caller,
} from '@pieced/plugin-pieced-common';
import {
  createPiecedRequestConditionalDecision,
  createPiecedTenantConditionalDecision,
  piecedRequestConditions,
  piecedTenantConditions,
} from '@pieced/plugin-pieced-node';

/** How far a permission reaches: all things, those of the own organization, or those assigned to the person in it. */
type Reach = 'all' | 'organization' | 'assigned' | 'none';

type Role = 'admin' | 'operator' | 'owner' | 'user';

const reaches: Record<string, Record<Role, Reach>> = {
  [piecedRequestCreatePermission.name]: {
    admin: 'all',
    operator: 'all',
    owner: 'organization',
    user: 'none',
  },
  [piecedRequestReadPermission.name]: {
    admin: 'all',
    operator: 'all',
    owner: 'organization',
    user: 'none',
  },
  [piecedRequestUpdatePermission.name]: {
    admin: 'all',
    operator: 'all',
    owner: 'organization',
    user: 'none',
  },
  [piecedRequestDecidePermission.name]: {
    admin: 'all',
    operator: 'all',
    owner: 'none',
    user: 'none',
  },
  [piecedOperationRetryPermission.name]: {
    admin: 'all',
    operator: 'all',
    owner: 'none',
    user: 'none',
  },
  [piecedRegistrationReadPermission.name]: {
    admin: 'all',
    operator: 'all',
    owner: 'none',
    user: 'none',
  },
  [piecedRegistrationManagePermission.name]: {
    admin: 'all',
    operator: 'all',
    owner: 'none',
    user: 'none',
  },
  [piecedTenantReadPermission.name]: {
    admin: 'all',
    operator: 'all',
    owner: 'organization',
    user: 'assigned',
  },
  [piecedMemberReadPermission.name]: {
    admin: 'all',
    operator: 'all',
    owner: 'organization',
    user: 'none',
  },
  [piecedMemberManagePermission.name]: {
    admin: 'none',
    operator: 'none',
    owner: 'organization',
    user: 'none',
  },
};

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * What the portal's policy says about one of the portal's permissions, for policies of your own. Undefined when the
 * permission belongs to somebody else.
 *
 * A permission of the portal that is missing in the table is denied to everybody, so that a new one never opens by
 * accident.
 *
 * @example
 * ```ts
 * const caller = resolveCaller(await userInfo.getUserInfo(user.credentials));
 * return decidePiecedPermission(request, caller) ?? decideMyOwn(request, user);
 * ```
 *
 * @public
 */
export function decidePiecedPermission(
  request: { permission: Permission },
  caller: Caller | undefined,
): PolicyDecision | undefined {
  const { permission } = request;
  if (!permission.name.startsWith('pieced.')) {
    return undefined;
  }
  const role = caller && roleOf(caller);
  if (!role) {
    return DENY;
  }
  const reach = reaches[permission.name]?.[role] ?? 'none';
  switch (reach) {
    case 'all':
      return ALLOW;
    case 'organization':
    case 'assigned':
      return withinOrganization(permission, caller, reach);
    default:
      return DENY;
  }
}

function roleOf(caller: Caller): Role | undefined {
  switch (caller.platformRole) {
    case 'platform_admin':
      return 'admin';
    case 'platform_operator':
      return 'operator';
    default:
      return caller.customerRole;
  }
}

/**
 * Basic permissions name no thing; there the portal itself keeps to the caller's organization. What asks for a thing's
 * permission without naming its type gets nothing.
 */
function withinOrganization(
  permission: Permission,
  caller: Caller,
  reach: 'organization' | 'assigned',
): PolicyDecision {
  if (caller.organizationId === undefined) {
    return DENY;
  }
  const organizationIds = [caller.organizationId];
  if (isResourcePermission(permission, RESOURCE_TYPE_PIECED_TENANT)) {
    const isInOrganization = piecedTenantConditions.isInOrganization({
      organizationIds,
    });
    return createPiecedTenantConditionalDecision(
      permission,
      reach === 'organization'
        ? isInOrganization
        : {
            allOf: [
              isInOrganization,
              piecedTenantConditions.isAssigned({
                userEntityRefs: [caller.userEntityRef],
              }),
            ],
          },
    );
  }
  if (isResourcePermission(permission, RESOURCE_TYPE_PIECED_REQUEST)) {
    return createPiecedRequestConditionalDecision(
      permission,
      piecedRequestConditions.isInOrganization({ organizationIds }),
    );
  }
  const declared = piecedPermissions.find(
    ({ name }) => name === permission.name,
  );
  return declared?.type === 'basic' ? ALLOW : DENY;
}
