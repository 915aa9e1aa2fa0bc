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

import type { RegistrationRow } from './RegistrationRow';

const PERSONAL_SUFFIX = ' (Personal)';

/** ZITADEL's limit, in characters. */
const MAX_LENGTH = 200;

const MOST_NAMESAKES = 100;

/**
 * The names that an organization may get, in the order in which they are tried: the name itself, then `Acme GmbH 2` or
 * `Hans Müller 2 (Personal)` and so on.
 */
export function* organizationNames(
  registration: Pick<
    RegistrationRow,
    'company_name' | 'given_name' | 'family_name' | 'is_personal'
  >,
): Generator<string> {
  const { company_name, given_name, family_name, is_personal } = registration;
  const base = is_personal ? `${given_name} ${family_name}` : company_name!;
  for (let n = 1; n <= MOST_NAMESAKES; n++) {
    const end = `${n > 1 ? ` ${n}` : ''}${is_personal ? PERSONAL_SUFFIX : ''}`;
    const start = [...base].slice(0, MAX_LENGTH - end.length).join('');
    yield `${start.trimEnd()}${end}`;
  }
}
