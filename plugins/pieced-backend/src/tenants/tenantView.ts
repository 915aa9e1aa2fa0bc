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
  tenantPhases,
  type Freshness,
  type Tenant,
  type TenantCondition,
  type TenantPage,
} from '@pieced/plugin-pieced-common';
import type { CollectorStatus } from '../collectors/CollectorStore';
import { isoOf } from '../database/columns';
import { organizationSummaryOf } from '../organizations/organizationView';
import type { TenantWithOrganization } from './TenantRow';

/** A tenant as people see it; the operator's own words are for staff. */
export function tenantViewOf(
  row: TenantWithOrganization,
  options: { isStaff: boolean },
): Tenant {
  const { isStaff } = options;
  const conditions: TenantCondition[] = JSON.parse(row.conditions);
  return {
    name: row.name,
    displayName: row.display_name,
    organization: organizationSummaryOf({
      id: row.organization_id ?? '',
      name: row.organization_name ?? row.organization_id ?? '',
      is_personal: row.organization_is_personal ?? false,
    }),
    agentName: row.agent_name,
    phase: row.phase,
    message: isStaff ? row.message ?? undefined : undefined,
    suspended: Boolean(row.suspended),
    packages: JSON.parse(row.packages),
    enabledPackages: JSON.parse(row.enabled_packages),
    conditions: conditions.map(condition => ({
      type: condition.type,
      status: condition.status,
      reason: condition.reason,
      message: isStaff ? condition.message : undefined,
      lastTransitionTime: isoOf(condition.lastTransitionTime),
    })),
    namespace: row.namespace ?? undefined,
    isSettling: Number(row.observed_generation) < Number(row.generation),
    requestId: row.request_id ?? undefined,
    createdAt: isoOf(row.created_at),
    observedAt: isoOf(row.observed_at),
  };
}

/** How far the table can be behind the cluster. */
export function freshnessOf(watch: CollectorStatus | undefined): Freshness {
  return {
    isLive: watch?.isAlive ?? false,
    asOf: watch?.aliveAt?.toISOString(),
  };
}

/** Numbers for every phase, zeros too. */
export function phaseCountsOf(
  counts: Partial<TenantPage['phases']>,
): TenantPage['phases'] {
  return Object.fromEntries(
    tenantPhases.map(phase => [phase, counts[phase] ?? 0]),
  ) as TenantPage['phases'];
}
