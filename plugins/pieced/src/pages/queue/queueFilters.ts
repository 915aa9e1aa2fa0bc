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

import type { RequestStatus } from '@pieced/plugin-pieced-common';

/** What the queue can be narrowed to, in the order of the choice. */
export const queueFilters = {
  pending: ['pending'],
  working: ['approved', 'provisioning'],
  active: ['active'],
  rejected: ['rejected'],
  withdrawn: ['withdrawn'],
  all: undefined,
} as const satisfies Record<string, readonly RequestStatus[] | undefined>;

export type QueueFilter = keyof typeof queueFilters;

export const queueFilterNames = Object.keys(queueFilters) as QueueFilter[];

/** The filter that an address names; requests that wait for a decision when it names none. */
export function queueFilterOf(name: string): QueueFilter {
  return queueFilterNames.find(known => known === name) ?? 'pending';
}
