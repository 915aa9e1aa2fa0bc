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

import { isPersonalOrganizationName } from './personal';

/** Letters of other scripts that look like those of the suffix. */
const TWINS: Record<string, string> = {
  р: 'p',
  ρ: 'p',
  е: 'e',
  ε: 'e',
  ѕ: 's',
  о: 'o',
  ο: 'o',
  օ: 'o',
  п: 'n',
  ո: 'n',
  а: 'a',
  α: 'a',
  ӏ: 'l',
  і: 'l',
  ı: 'l',
};

/**
 * Whether a name only looks as if it ended in ` (Personal)`: other case, other spaces, invisible characters, wide
 * forms, or letters of another script.
 *
 * @public
 */
export function isPersonalLookAlike(name: string): boolean {
  if (isPersonalOrganizationName(name)) {
    return false;
  }
  const skeleton = [
    ...name
      .normalize('NFKD')
      .replace(/[\p{Cf}\p{M}]/gu, '')
      .toLowerCase(),
  ]
    .map(letter => TWINS[letter] ?? letter)
    .join('')
    .replace(/\s/g, '');
  return /[([{❨❪⟮⦅]persona[l1i|][)\]}❩❫⟯⦆]$/u.test(skeleton);
}
