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

import { createPermissionRule } from '@backstage/plugin-permission-node';
import {
  piecedRequestResourceRef,
  piecedRuleNames,
  piecedTenantResourceRef,
} from '@pieced/plugin-pieced-node';
import { z } from 'zod';

const organizationIds = z
  .array(z.string())
  .describe('ZITADEL ids of the organizations it may belong to');

/** The request belongs to one of the organizations. */
export const isRequestInOrganization = createPermissionRule({
  name: piecedRuleNames.isInOrganization,
  description: 'Allow requests of the given organizations',
  resourceRef: piecedRequestResourceRef,
  paramsSchema: z.object({ organizationIds }),
  apply: (request, params) =>
    params.organizationIds.includes(request.organizationId),
  toQuery: params => ({
    key: 'organization_id',
    values: params.organizationIds,
  }),
});

/** The tenant belongs to one of the organizations. */
export const isTenantInOrganization = createPermissionRule({
  name: piecedRuleNames.isInOrganization,
  description: 'Allow tenants of the given organizations',
  resourceRef: piecedTenantResourceRef,
  paramsSchema: z.object({ organizationIds }),
  apply: (tenant, params) =>
    params.organizationIds.includes(tenant.organizationId),
  toQuery: params => ({
    key: 'organization_id',
    values: params.organizationIds,
  }),
});

/** The tenant is assigned to one of the people. */
export const isTenantAssigned = createPermissionRule({
  name: piecedRuleNames.isAssigned,
  description: 'Allow tenants that are assigned to the given people',
  resourceRef: piecedTenantResourceRef,
  paramsSchema: z.object({
    userEntityRefs: z
      .array(z.string())
      .describe('Entity refs of the people, such as user:pieced/123'),
  }),
  apply: (tenant, params) =>
    params.userEntityRefs.some(ref => tenant.assignedUserRefs.includes(ref)),
  toQuery: params => ({
    key: 'assigned_user_ref',
    values: params.userEntityRefs,
  }),
});
