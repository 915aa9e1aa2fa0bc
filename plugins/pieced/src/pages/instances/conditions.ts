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
  TenantCondition,
  TenantPhase,
} from '@pieced/plugin-pieced-common';

const knownTypes = [
  'NamespaceReady',
  'SecretsReady',
  'ModelAccessReady',
  'WorkloadReady',
] as const;

export type ConditionState = 'ok' | 'bad' | 'pending';

/** The condition's key in the texts; types that this version does not know are called in general words. */
export function conditionType(
  condition: Pick<TenantCondition, 'type'>,
): (typeof knownTypes)[number] | 'other' {
  return knownTypes.find(type => type === condition.type) ?? 'other';
}

/** Not true is a failure only where the instance as a whole has failed; before, it is still on its way. */
export function conditionState(
  condition: Pick<TenantCondition, 'status'>,
  phase: TenantPhase,
): ConditionState {
  if (condition.status === 'True') {
    return 'ok';
  }
  return condition.status === 'False' && ['Error', 'Ready'].includes(phase)
    ? 'bad'
    : 'pending';
}
