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
  type ConditionalPolicyDecision,
  type PermissionCondition,
  type PermissionCriteria,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { PermissionResourceRef } from '@backstage/plugin-permission-node';
import { piecedRequestResourceRef, piecedTenantResourceRef } from './resources';

/**
 * Names of the rules that the portal registers for its requests and tenants.
 *
 * @public
 */
export const piecedRuleNames = {
  isInOrganization: 'IS_IN_ORGANIZATION',
  isAssigned: 'IS_ASSIGNED',
} as const;

/**
 * The thing belongs to one of these organizations, given by ZITADEL id.
 *
 * @public
 */
export type IsInOrganizationParams = { organizationIds: string[] };

/**
 * The tenant is assigned to one of these people, given by entity ref.
 *
 * @public
 */
export type IsAssignedParams = { userEntityRefs: string[] };

/**
 * Conditions on requests, for policies.
 *
 * @public
 */
export const piecedRequestConditions = {
  isInOrganization: conditionFactory<'pieced-request', IsInOrganizationParams>(
    piecedRequestResourceRef,
    piecedRuleNames.isInOrganization,
  ),
};

/**
 * Conditions on tenants, for policies.
 *
 * @public
 */
export const piecedTenantConditions = {
  isInOrganization: conditionFactory<'pieced-tenant', IsInOrganizationParams>(
    piecedTenantResourceRef,
    piecedRuleNames.isInOrganization,
  ),
  isAssigned: conditionFactory<'pieced-tenant', IsAssignedParams>(
    piecedTenantResourceRef,
    piecedRuleNames.isAssigned,
  ),
};

/**
 * A decision that allows what meets the conditions on a request.
 *
 * @public
 */
export const createPiecedRequestConditionalDecision = decisionFactory(
  piecedRequestResourceRef,
);

/**
 * A decision that allows what meets the conditions on a tenant.
 *
 * @public
 */
export const createPiecedTenantConditionalDecision = decisionFactory(
  piecedTenantResourceRef,
);

function conditionFactory<
  TType extends string,
  TParams extends Record<string, string[]>,
>(
  { resourceType }: { resourceType: TType },
  rule: string,
): (params: TParams) => PermissionCondition<TType, TParams> {
  return params => ({ rule, resourceType, params });
}

function decisionFactory<TType extends string>(
  resourceRef: PermissionResourceRef<unknown, unknown, TType>,
) {
  return (
    _permission: ResourcePermission<TType>,
    conditions: PermissionCriteria<PermissionCondition<TType>>,
  ): ConditionalPolicyDecision => ({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: resourceRef.pluginId,
    resourceType: resourceRef.resourceType,
    conditions,
  });
}
