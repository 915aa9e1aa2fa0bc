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
  OrganizationMember,
  RequestStatus,
  TenantPhase,
} from '@pieced/plugin-pieced-common';

/** A request on which somebody or something still has to act. */
export function isRequestBusy(request: { status: RequestStatus }): boolean {
  return ['pending', 'approved', 'provisioning'].includes(request.status);
}

/** An instance that is not where it will stay. */
export function isTenantBusy(tenant: {
  phase: TenantPhase;
  isSettling: boolean;
}): boolean {
  return (
    tenant.isSettling ||
    ['Pending', 'Provisioning', 'Running', 'Deleting'].includes(tenant.phase)
  );
}

/** Something is being done to the member. */
export function isMemberBusy(
  member: Pick<OrganizationMember, 'operation'>,
): boolean {
  return ['queued', 'running', 'waiting'].includes(
    member.operation?.state ?? '',
  );
}
