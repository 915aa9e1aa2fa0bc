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

import { ApiError } from './ApiError';
import { list, text } from './search';
import type { Fields } from './search';

/** The text below `name`, whose length in characters must be between 1 and `max`. */
export function requiredText(
  parent: Fields,
  message: string,
  name: string,
  max = 200,
): string {
  const value = text(parent, name);
  checkLength(value, message, name, 1, max);
  return value;
}

/** The text below `name`, undefined when it is missing or empty. */
export function optionalText(
  parent: Fields,
  message: string,
  name: string,
  max = 200,
): string | undefined {
  const value = text(parent, name);
  checkLength(value, message, name, 0, max);
  return value || undefined;
}

/** The role keys of a request; no key twice and none empty. */
export function roleKeys(body: Fields, message: string): string[] {
  const keys = list(body, 'roleKeys').map(key => String(key));
  if (new Set(keys).size < keys.length || keys.includes('')) {
    throw new ApiError(
      'invalid_argument',
      `invalid ${message}.RoleKeys: repeated value must contain unique items`,
    );
  }
  return keys;
}

function checkLength(
  value: string,
  message: string,
  name: string,
  min: number,
  max: number,
): void {
  const { length } = [...value];
  if (length < min || length > max) {
    const field = name[0].toUpperCase() + name.slice(1);
    throw new ApiError(
      'invalid_argument',
      `invalid ${message}.${field}: value length must be between ${min} and ${max} runes, inclusive`,
    );
  }
}
