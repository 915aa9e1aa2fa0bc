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

import fc from 'fast-check';
import { isPersonalOrganizationName, withoutPersonalSuffix } from './personal';

describe('isPersonalOrganizationName', () => {
  it.each([
    { name: 'Bob (Personal)', isPersonal: true },
    { name: 'Bob (Personal) ', isPersonal: true },
    { name: ' (Personal)', isPersonal: true },
    { name: 'Hans Müller 2 (Personal)', isPersonal: true },
    { name: 'Bob (Personal) (Personal)', isPersonal: true },
    { name: 'Acme (Personal) Ltd', isPersonal: false },
    { name: 'Bob (personal)', isPersonal: false },
    { name: 'Bob (PERSONAL)', isPersonal: false },
    { name: 'Bob (Personal)x', isPersonal: false },
    { name: 'Bob(Personal)', isPersonal: false },
    { name: '(Personal)', isPersonal: false },
    { name: 'Personal', isPersonal: false },
    { name: '', isPersonal: false },
    { name: undefined, isPersonal: false },
  ])(
    'R-PER-1 should take "$name" for personal: $isPersonal',
    ({ name, isPersonal }) => {
      expect(isPersonalOrganizationName(name)).toBe(isPersonal);
    },
  );

  it('R-PER-1 should take every name with the suffix for personal, and give the name back without it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), name => {
        const personal = `${name} (Personal)`;
        expect(isPersonalOrganizationName(personal)).toBe(true);
        expect(withoutPersonalSuffix(personal)).toBe(name.trim());
      }),
    );
  });
});

describe('withoutPersonalSuffix', () => {
  it.each([
    { name: 'Hans Müller (Personal)', shown: 'Hans Müller' },
    { name: 'Hans Müller (Personal)  ', shown: 'Hans Müller' },
    { name: ' (Personal)', shown: '' },
    { name: 'Acme (Personal) Ltd', shown: 'Acme (Personal) Ltd' },
    { name: ' Acme GmbH ', shown: 'Acme GmbH' },
  ])('R-PER-3 should show "$name" as "$shown"', ({ name, shown }) => {
    expect(withoutPersonalSuffix(name)).toBe(shown);
  });
});
