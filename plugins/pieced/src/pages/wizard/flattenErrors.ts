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

export interface FlatError {
  field: string;
  message: string;
}

/** Errors of a form, each with the whole path of its field. */
export function flattenErrors(errors: object, prefix = ''): FlatError[] {
  return Object.entries(errors).flatMap(([name, value]) => {
    const field = prefix ? `${prefix}.${name}` : name;
    if (!isObject(value)) {
      return [];
    }
    return typeof value.message === 'string'
      ? [{ field, message: value.message }]
      : flattenErrors(value, field);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
