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

import { isJsonObject, type JsonObject, type KubeObject } from '../KubeObject';

/** Holds a deleted instance until the operator has cleaned up. */
export const OPERATOR_FINALIZER = 'pieced.ch/operator';

/** The next thing to do for an instance, or `settled`. */
export type Step =
  | 'accept'
  | 'prepare'
  | 'provision'
  | 'complete'
  | 'announceDeletion'
  | 'delete'
  | 'settled';

/** What to do next, from nothing but the object itself, so that a restart goes on where it stood. */
export function nextStep(tenant: KubeObject): Step {
  const { phase, observedGeneration } = statusOf(tenant);
  const { deletionTimestamp, finalizers, generation } = tenant.metadata;
  if (deletionTimestamp) {
    if (!finalizers?.includes(OPERATOR_FINALIZER)) {
      return 'settled';
    }
    return phase === 'Deleting' ? 'delete' : 'announceDeletion';
  }
  switch (phase) {
    case undefined:
      return 'accept';
    case 'Pending':
      return 'prepare';
    case 'Running':
    case 'Ready':
      if (observedGeneration !== generation) {
        return 'provision';
      }
      return phase === 'Running' && specOf(tenant).suspend !== true
        ? 'complete'
        : 'settled';
    default:
      return 'provision';
  }
}

/** The wishes for an instance. */
export function specOf(tenant: KubeObject): JsonObject {
  return isJsonObject(tenant.spec) ? tenant.spec : {};
}

/** The reported state of an instance; empty before the first report. */
export function statusOf(tenant: KubeObject): JsonObject {
  return isJsonObject(tenant.status) ? tenant.status : {};
}
