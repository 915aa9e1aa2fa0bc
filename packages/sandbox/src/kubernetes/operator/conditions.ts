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

import { isJsonObject, type Json } from '../KubeObject';
import { timestamp } from '../write/metadataRules';

/** The parts of an instance that have a condition, in the order in which they come about. */
export const CONDITION_TYPES = [
  'NamespaceReady',
  'SecretsReady',
  'ModelAccessReady',
  'WorkloadReady',
] as const;

export type ConditionType = (typeof CONDITION_TYPES)[number];

/** State of one part of an instance. */
export type Condition = {
  type: ConditionType;
  status: 'True' | 'False' | 'Unknown';
  /** One word in CamelCase, for programs. */
  reason: string;
  /** A sentence for people; never a secret. */
  message: string;
  observedGeneration?: number;
  /** RFC 3339; when `status` last became what it is. */
  lastTransitionTime?: string;
};

/** Puts `changes` into the conditions of an object; the time of transition stays where the status stays. */
export function withConditions(
  existing: Json | undefined,
  changes: Condition[],
  generation: number | undefined,
): Condition[] {
  const current = (Array.isArray(existing) ? existing : []) as Condition[];
  return CONDITION_TYPES.flatMap(type => {
    const before = current.find(condition => condition.type === type);
    const change = changes.find(condition => condition.type === type);
    if (!change) {
      return before ? [before] : [];
    }
    const same = before?.status === change.status;
    return [
      {
        ...change,
        observedGeneration: generation,
        lastTransitionTime: (same && before.lastTransitionTime) || timestamp(),
      },
    ];
  });
}

/** Whether a condition is there and true. */
export function isTrue(
  existing: Json | undefined,
  type: ConditionType,
): boolean {
  return (
    Array.isArray(existing) &&
    existing.some(
      condition =>
        isJsonObject(condition) &&
        condition.type === type &&
        condition.status === 'True',
    )
  );
}
