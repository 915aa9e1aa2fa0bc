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

type Data = Record<string, unknown>;

/** JSON merge patch (RFC 7396): null removes, maps merge, anything else replaces. */
export function mergePatch(target: unknown, patch: Data): Data {
  const merged: Data = isMap(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[key];
    } else {
      merged[key] = isMap(value) ? mergePatch(merged[key], value) : value;
    }
  }
  return merged;
}

/** The keys with null for every value; below `depth` (0 is no limit) maps count as values. */
export function subkeysOf(data: Data, depth: number): Data {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      isMap(value) && depth !== 1 ? subkeysOf(value, depth - 1) : null,
    ]),
  );
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
