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

import type { Fault, SystemName } from './Faults';

const SYSTEMS: SystemName[] = [
  'zitadel',
  'kubernetes',
  'openbao',
  'litellm',
  'vllm',
];
const KINDS: Fault['kind'][] = ['latency', 'status', 'reset', 'reset-after'];

/** A fault as the control endpoint takes it; throws with a sentence that names the wrong field. */
export function parseFault(input: unknown): Fault {
  if (typeof input !== 'object' || input === null) {
    throw new TypeError('A fault is a JSON object');
  }
  const { system, kind, match, times, delayMs, status, body } =
    input as Partial<Record<keyof Fault, unknown>>;
  const fault: Fault = {
    system: oneOf(SYSTEMS, system, 'system'),
    kind: oneOf(KINDS, kind, 'kind'),
    ...(match !== undefined && { match: pattern(match) }),
    ...(times !== undefined && { times: integer(times, 'times', 1) }),
    ...(delayMs !== undefined && { delayMs: integer(delayMs, 'delayMs', 0) }),
    ...(status !== undefined && { status: integer(status, 'status', 200) }),
    ...(body !== undefined && { body }),
  };
  return fault;
}

function oneOf<T extends string>(known: T[], value: unknown, field: string): T {
  const found = known.find(item => item === value);
  if (!found) {
    throw new TypeError(`${field} must be one of ${known.join(', ')}`);
  }
  return found;
}

function integer(value: unknown, field: string, least: number): number {
  if (!Number.isInteger(value) || Number(value) < least) {
    throw new TypeError(`${field} must be a whole number from ${least}`);
  }
  return Number(value);
}

function pattern(value: unknown): string {
  try {
    return new RegExp(String(value)).source;
  } catch {
    throw new TypeError('match must be a regular expression');
  }
}
