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

/** @public */
export const requestStatuses = [
  'pending',
  'approved',
  'provisioning',
  'active',
  'rejected',
  'withdrawn',
  'deleted',
] as const;

/** @public */
export type RequestStatus = (typeof requestStatuses)[number];

const transitions: Record<RequestStatus, readonly RequestStatus[]> = {
  pending: ['approved', 'rejected', 'withdrawn'],
  approved: ['provisioning', 'active', 'deleted'],
  provisioning: ['active', 'deleted'],
  active: ['deleted'],
  rejected: ['approved'],
  withdrawn: [],
  deleted: [],
};

/**
 * Whether a request may go from one status to another. `approved → active` is allowed because the cluster can be
 * ready before the portal has recorded that it created the resource.
 *
 * @public
 */
export function canTransition(from: RequestStatus, to: RequestStatus): boolean {
  return transitions[from].includes(to);
}

/**
 * The statuses from which a request may reach the given one.
 *
 * @public
 */
export function statusesBefore(to: RequestStatus): RequestStatus[] {
  return requestStatuses.filter(from => canTransition(from, to));
}

/**
 * A request that stands for a customer: it blocks its e-mail domain and its instance name.
 *
 * @public
 */
export function isLiveRequest(status: RequestStatus): boolean {
  return !['rejected', 'withdrawn', 'deleted'].includes(status);
}

/**
 * A request whose instance exists or is promised: company, contact and billing of the next request come from it.
 *
 * @public
 */
export function isProvisionedRequest(status: RequestStatus): boolean {
  return ['approved', 'provisioning', 'active'].includes(status);
}
