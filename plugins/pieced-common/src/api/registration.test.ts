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

import { fieldIssuesOf } from './fieldIssues';
import { registrationInputSchema } from './registration';

const company = {
  companyName: ' Acme GmbH ',
  givenName: ' Ada ',
  familyName: 'Lovelace',
  email: ' Ada@ACME.ch',
};

describe('registrationInputSchema', () => {
  it('R-REG-1 trims, spells the address alike and is no personal account unless told', () => {
    expect(registrationInputSchema.parse(company)).toEqual({
      companyName: 'Acme GmbH',
      givenName: 'Ada',
      familyName: 'Lovelace',
      email: 'ada@acme.ch',
      isPersonal: false,
    });
  });

  it.each([undefined, '', 'x', 'Acme GmbH', 'x'.repeat(300), 'Ada (Personal)'])(
    'R-REG-2 ignores the company name %j of a personal account',
    companyName => {
      expect(
        registrationInputSchema.parse({
          ...company,
          companyName,
          isPersonal: true,
        }).companyName,
      ).toBeUndefined();
    },
  );

  it.each([
    ['no company', { companyName: undefined }, 'companyName', 'required'],
    ['an empty company', { companyName: '  ' }, 'companyName', 'required'],
    ['one character', { companyName: ' A ' }, 'companyName', 'invalid'],
    [
      '101 characters',
      { companyName: 'x'.repeat(101) },
      'companyName',
      'too_long',
    ],
    ['two lines', { companyName: 'Acme\nGmbH' }, 'companyName', 'invalid'],
    [
      'a company that would be a person',
      { companyName: 'Acme (Personal)' },
      'companyName',
      'invalid',
    ],
    [
      'a company that looks like a person',
      { companyName: 'Acme (Реrsоnаl)' },
      'companyName',
      'invalid',
    ],
    ['no given name', { givenName: undefined }, 'givenName', 'required'],
    ['an empty family name', { familyName: ' ' }, 'familyName', 'required'],
    [
      'a long given name',
      { givenName: 'x'.repeat(101) },
      'givenName',
      'too_long',
    ],
    ['no address', { email: undefined }, 'email', 'required'],
    ['an empty address', { email: ' ' }, 'email', 'required'],
    ['no address at all', { email: 'ada' }, 'email', 'invalid'],
    [
      'an unknown language',
      { preferredLanguage: 'es' },
      'preferredLanguage',
      'invalid',
    ],
    ['a word as switch', { isPersonal: 'yes' }, 'isPersonal', 'invalid'],
    ['an unknown field', { role: 'platform_admin' }, 'role', 'unexpected'],
  ])('R-REG-1 refuses %s', (_, change, field, code) => {
    const parsed = registrationInputSchema.safeParse({ ...company, ...change });
    expect(fieldIssuesOf(parsed.error!)).toEqual([
      expect.objectContaining({ field, code }),
    ]);
  });
});
