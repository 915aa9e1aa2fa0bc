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

/** A person whom the sandbox's sign-in page offers. */
export interface Person {
  /** ZITADEL user id. */
  id: string;
  name: string;
  organizationId: string;
}

const person = (id: string, name: string, organizationId: string): Person => ({
  id,
  name,
  organizationId,
});

/** The demo people by role. */
export const people = {
  acmeOwner: person('310000000000000201', 'Anna Keller', '310000000000000002'),
  acmeUser: person('310000000000000202', 'Ben Frei', '310000000000000002'),
  muellerOwner: person(
    '310000000000000301',
    'Claire Müller',
    '310000000000000003',
  ),
  muellerUser: person(
    '310000000000000302',
    'Dario Rossi',
    '310000000000000003',
  ),
  personalOwner: person(
    '310000000000000401',
    'Hans Müller',
    '310000000000000004',
  ),
  admin: person('310000000000000101', 'Petra Admin', '310000000000000001'),
  operator: person('310000000000000102', 'Otto Operator', '310000000000000001'),
};
