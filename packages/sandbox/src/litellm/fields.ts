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

import { LitellmError } from './LitellmError';

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'strings';

const CHECKS: Record<Kind, (value: unknown) => boolean> = {
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  boolean: value => typeof value === 'boolean',
  object: value =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
  strings: value =>
    Array.isArray(value) && value.every(item => typeof item === 'string'),
};

/** The named fields of a body; null clears and is allowed everywhere. 422 on a wrong type, others are ignored. */
export function pickFields(
  body: Record<string, unknown>,
  kinds: Record<string, Kind>,
): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const value = body[name];
    if (value === undefined) {
      continue;
    }
    if (value !== null && !CHECKS[kind](value)) {
      throw LitellmError.validation(
        ['body', name],
        `Input should be a valid ${kind === 'strings' ? 'list' : kind}`,
        `${kind}_type`,
      );
    }
    picked[name] = value;
  }
  return picked;
}

/** A positive whole number of the query; 422 when it is none or above `max`. */
export function pageNumber(
  query: Record<string, unknown>,
  name: string,
  initial: number,
  max = Number.MAX_SAFE_INTEGER,
): number {
  const number = Number(query[name] ?? initial);
  if (!Number.isInteger(number)) {
    throw LitellmError.validation(
      ['query', name],
      'Input should be a valid integer, unable to parse string as an integer',
      'int_parsing',
    );
  }
  if (number < 1) {
    throw LitellmError.validation(
      ['query', name],
      'Input should be greater than or equal to 1',
      'greater_than_equal',
    );
  }
  if (number > max) {
    throw LitellmError.validation(
      ['query', name],
      `Input should be less than or equal to ${max}`,
      'less_than_equal',
    );
  }
  return number;
}
