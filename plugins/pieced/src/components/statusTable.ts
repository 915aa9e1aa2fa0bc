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

import type {
  OperationState,
  RequestStatus,
  TenantPhase,
} from '@pieced/plugin-pieced-common';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export const requestTones: Record<RequestStatus, Tone> = {
  pending: 'neutral',
  approved: 'info',
  provisioning: 'info',
  active: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
  deleted: 'neutral',
};

/** What an instance is called: its phase, unless somebody suspended it. */
export type TenantState = TenantPhase | 'suspended';

export const tenantTones: Record<TenantState, Tone> = {
  Pending: 'info',
  Provisioning: 'info',
  Running: 'info',
  Ready: 'success',
  suspended: 'warning',
  Error: 'danger',
  Deleting: 'warning',
};

export function tenantStateOf(tenant: {
  phase: TenantPhase;
  suspended: boolean;
}): TenantState {
  return tenant.suspended && !['Error', 'Deleting'].includes(tenant.phase)
    ? 'suspended'
    : tenant.phase;
}

export const operationTones: Record<OperationState, Tone> = {
  queued: 'neutral',
  running: 'info',
  waiting: 'warning',
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};
