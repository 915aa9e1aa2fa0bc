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

import { createHash } from 'node:crypto';

/**
 * Tells whether two bodies ask for the same, however their keys are ordered. Of secrets only the names count: a hash of
 * a value would let whoever reads the table try values.
 *
 * @returns SHA-256 in hexadecimal
 */
export function inputHashOf(body: unknown): string {
  const text = JSON.stringify(canonical(withoutSecretValues(body)));
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex');
}

function withoutSecretValues(body: unknown): unknown {
  return isObject(body) && 'packageSecrets' in body
    ? { ...body, packageSecrets: namesIn(body.packageSecrets) }
    : body;
}

function namesIn(secrets: unknown): unknown {
  return isObject(secrets)
    ? Object.keys(secrets)
        .sort()
        .map(id => {
          const values = secrets[id];
          return [id, isObject(values) ? Object.keys(values).sort() : []];
        })
    : [];
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(canonical);
  }
  return isObject(value)
    ? Object.keys(value)
        .sort()
        .map(key => [key, canonical(value[key])])
    : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
