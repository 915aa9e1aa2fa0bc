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

import type { TenantPage, TenantRequest } from '@pieced/plugin-pieced-common';
import type { PiecedTranslate } from '../../translations';

/** What the dashboard is made of. */
export interface DashboardState {
  /** Requests that have no instance to show yet. */
  inFlight: TenantRequest[];
  rejected: TenantRequest[];
  instances: { total: number; ready: number };
}

export const openStatuses = [
  'pending',
  'approved',
  'provisioning',
  'rejected',
] as const;

export function dashboardState(
  requests: TenantRequest[],
  page: TenantPage,
): DashboardState {
  const shown = new Set(page.items.map(tenant => tenant.name));
  const isWhole = page.items.length === page.totalItems;
  // With only a part of the instances at hand, what is being provisioned is taken to be among the others.
  const hasInstance = ({ status, tenantName }: TenantRequest) =>
    shown.has(tenantName) || (status === 'provisioning' && !isWhole);
  return {
    inFlight: requests.filter(
      request => request.status !== 'rejected' && !hasInstance(request),
    ),
    rejected: requests.filter(request => request.status === 'rejected'),
    instances: { total: page.totalItems, ready: page.phases.Ready },
  };
}

export function dashboardHeadline(
  { inFlight, instances }: DashboardState,
  t: PiecedTranslate,
): string {
  const { total: count, ready } = instances;
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
