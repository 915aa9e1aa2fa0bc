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

/**
 * As proto3 JSON leaves it: without empty lists, empty strings, zeros and false, at every depth.
 * Objects stay, even when nothing is left in them.
 */
export function omitZeroValues<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(omitZeroValues) as T;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const kept = Object.entries(value).filter(([, field]) => !isZero(field));
  return Object.fromEntries(
    kept.map(([name, field]) => [name, omitZeroValues(field)]),
  ) as T;
}

function isZero(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === 0 ||
    value === '0' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}
