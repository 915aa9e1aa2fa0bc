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

import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  piecedMemberManagePermission,
  piecedMemberReadPermission,
  piecedOperationRetryPermission,
  piecedRegistrationManagePermission,
  piecedRegistrationReadPermission,
  piecedRequestCreatePermission,
  piecedRequestDecidePermission,
  piecedRequestReadPermission,
  piecedRequestUpdatePermission,
  piecedTenantReadPermission,
} from '@pieced/plugin-pieced-common';
import {
  piecedRequestResourceRef,
  piecedTenantResourceRef,
} from '@pieced/plugin-pieced-node';
import type { Stores } from '../stores';
import {
  isRequestInOrganization,
  isTenantAssigned,
  isTenantInOrganization,
} from './rules';

/** Tells the permission framework what the portal asks it about. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  stores: Pick<Stores, 'requests' | 'tenants'>,
): void {
  registry.addResourceType({
    resourceRef: piecedRequestResourceRef,
    permissions: [piecedRequestReadPermission, piecedRequestUpdatePermission],
    rules: [isRequestInOrganization],
    getResources: ids => stores.requests.permissionResources(ids),
  });
  registry.addResourceType({
    resourceRef: piecedTenantResourceRef,
    permissions: [piecedTenantReadPermission],
    rules: [isTenantInOrganization, isTenantAssigned],
    getResources: names => stores.tenants.permissionResources(names),
  });
  registry.addPermissions([
    piecedRequestCreatePermission,
    piecedRequestDecidePermission,
    piecedOperationRetryPermission,
    piecedRegistrationReadPermission,
    piecedRegistrationManagePermission,
    piecedMemberReadPermission,
    piecedMemberManagePermission,
  ]);
}
