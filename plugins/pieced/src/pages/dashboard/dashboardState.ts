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

import type { Tenant, TenantRequest } from '@pieced/plugin-pieced-common';
import type { PiecedTranslate } from '../../translations';

export interface DashboardState {
  /** Requests that have no instance to show yet. */
  inFlight: TenantRequest[];
  rejected: TenantRequest[];
  tenants: Tenant[];
}

/** Sorts what a customer has into what is under way, what was refused and what exists. */
export function dashboardState(
  requests: TenantRequest[],
  tenants: Tenant[],
): DashboardState {
  const existing = new Set(tenants.map(tenant => tenant.name));
  return {
    inFlight: requests.filter(
      request =>
        ['pending', 'approved', 'provisioning'].includes(request.status) &&
        !existing.has(request.tenantName),
    ),
    rejected: requests.filter(request => request.status === 'rejected'),
    tenants,
  };
}

/** The answer to "does my assistant run?". */
export function dashboardHeadline(
  { inFlight, tenants }: DashboardState,
  t: PiecedTranslate,
): string {
  const ready = tenants.filter(
    tenant => tenant.phase === 'Ready' && !tenant.suspended,
  ).length;
  const count = tenants.length;
  if (count > 0) {
    return ready === count
      ? t('dashboard.headline.allReady', { count })
      : t('dashboard.headline.someReady', { count, ready: String(ready) });
  }
  const inReview = inFlight.filter(({ status }) => status === 'pending').length;
  const settingUp = inFlight.length - inReview;
  if (settingUp > 0) {
    return t('dashboard.headline.settingUp', { count: settingUp });
  }
  return inReview > 0
    ? t('dashboard.headline.inReview', { count: inReview })
    : t('dashboard.headline.nothing');
}
