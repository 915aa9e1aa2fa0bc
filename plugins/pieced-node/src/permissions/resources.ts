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

import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_PIECED_REQUEST,
  RESOURCE_TYPE_PIECED_TENANT,
} from '@pieced/plugin-pieced-common';

/**
 * What the rules of the portal look at in a request.
 *
 * @public
 */
export interface PiecedRequestResource {
  /** The ZITADEL id of the customer's organization. */
  organizationId: string;
}

/**
 * What the rules of the portal look at in a tenant.
 *
 * @public
 */
export interface PiecedTenantResource {
  /** The ZITADEL id of the customer's organization. */
  organizationId: string;
  /** Entity refs of the people to whom the tenant is assigned, such as `user:pieced/123`. */
  assignedUserRefs: string[];
}

/**
 * What the rules become in a query: the field has one of the values.
 *
 * @public
 */
export interface PiecedPermissionQuery {
  key: 'organization_id' | 'assigned_user_ref';
  values: string[];
}

/** @public */
export const piecedRequestResourceRef = createPermissionResourceRef<
  PiecedRequestResource,
  PiecedPermissionQuery
>().with({ pluginId: 'pieced', resourceType: RESOURCE_TYPE_PIECED_REQUEST });

/** @public */
export const piecedTenantResourceRef = createPermissionResourceRef<
  PiecedTenantResource,
  PiecedPermissionQuery
>().with({ pluginId: 'pieced', resourceType: RESOURCE_TYPE_PIECED_TENANT });
