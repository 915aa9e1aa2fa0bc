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

import { randomUUID } from 'node:crypto';
import type { RegistrationRow } from '../RegistrationRow';

/** A company's registration with a name and an address that no other one has. */
export function testRegistration(
  change: Partial<RegistrationRow> = {},
): RegistrationRow {
  const id = randomUUID();
  const label = `c${id.slice(0, 8)}`;
  return {
    id,
    company_name: `Company ${label}`,
    given_name: 'Hans',
    family_name: 'Müller',
    email: `hans@${label}.ch`,
    language: 'de',
    is_personal: false,
    domain: `${label}.ch`,
    state: 'under_way',
    refusal: null,
    organization_name: null,
    created_at: new Date(),
    establishing_at: null,
    cancelled_at: null,
    finished_at: null,
    ...change,
  };
}
