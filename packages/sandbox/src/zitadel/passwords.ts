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

import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** Salt and hash as one text. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}.${derive(password, salt).toString(
    'base64url',
  )}`;
}

export function isPassword(password: string, hashed: string): boolean {
  const [salt, hash] = hashed
    .split('.')
    .map(part => Buffer.from(part, 'base64url'));
  return timingSafeEqual(derive(password, salt), hash);
}

/** What the default complexity policy misses in a password, as the end of its error name; undefined when it is good. */
export function weakness(password: string): string | undefined {
  const rules: [string, boolean][] = [
    ['MinLength', password.length >= 8],
    ['HasLower', /\p{Ll}/u.test(password)],
    ['HasUpper', /\p{Lu}/u.test(password)],
    ['HasNumber', /\d/.test(password)],
    ['HasSymbol', /[^\p{L}\p{N}\s]/u.test(password)],
  ];
  return rules.find(([, met]) => !met)?.[0];
}

/** Cheap on purpose: tests set many, and nothing here is worth an attack. */
function derive(password: string, salt: Buffer): Buffer {
  return scryptSync(password, salt, 32, { N: 1024 });
}
