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

import { createPermission } from '@backstage/plugin-permission-common';

/** @public */
export const RESOURCE_TYPE_PIECED_REQUEST = 'pieced-request';

/** @public */
export const RESOURCE_TYPE_PIECED_TENANT = 'pieced-tenant';

/** @public */
export const piecedRequestCreatePermission = createPermission({
  name: 'pieced.request.create',
  attributes: { action: 'create' },
});

/** @public */
export const piecedRequestReadPermission = createPermission({
  name: 'pieced.request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_PIECED_REQUEST,
});

/**
 * Edit or withdraw a pending request.
 *
 * @public
 */
export const piecedRequestUpdatePermission = createPermission({
  name: 'pieced.request.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_PIECED_REQUEST,
});

/**
 * Approve or reject.
 *
 * @public
 */
export const piecedRequestDecidePermission = createPermission({
  name: 'pieced.request.decide',
  attributes: { action: 'update' },
});

/** @public */
export const piecedOperationRetryPermission = createPermission({
  name: 'pieced.operation.retry',
  attributes: { action: 'update' },
});

/**
 * Strangers on their way to becoming customers.
 *
 * @public
 */
export const piecedRegistrationReadPermission = createPermission({
  name: 'pieced.registration.read',
  attributes: { action: 'read' },
});

/**
 * Cancel a registration.
 *
 * @public
 */
export const piecedRegistrationManagePermission = createPermission({
  name: 'pieced.registration.manage',
  attributes: { action: 'update' },
});

/** @public */
export const piecedTenantReadPermission = createPermission({
  name: 'pieced.tenant.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_PIECED_TENANT,
});

/**
 * Organizations and their members.
 *
 * @public
 */
export const piecedMemberReadPermission = createPermission({
  name: 'pieced.member.read',
  attributes: { action: 'read' },
});

/**
 * Invite, change and remove the people of one's organization.
 *
 * @public
 */
export const piecedMemberManagePermission = createPermission({
  name: 'pieced.member.manage',
  attributes: { action: 'update' },
});

/** @public */
export const piecedPermissions = [
  piecedRequestCreatePermission,
  piecedRequestReadPermission,
  piecedRequestUpdatePermission,
  piecedRequestDecidePermission,
  piecedOperationRetryPermission,
  piecedRegistrationReadPermission,
  piecedRegistrationManagePermission,
  piecedTenantReadPermission,
  piecedMemberReadPermission,
  piecedMemberManagePermission,
];
