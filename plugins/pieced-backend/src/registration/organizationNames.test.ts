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

import { isPersonalOrganizationName } from '@pieced/plugin-pieced-common';
import { organizationNames } from './organizationNames';

function firstTwo(company: string | null, given = 'Hans', family = 'Müller') {
  const names = organizationNames({
    company_name: company,
    given_name: given,
    family_name: family,
    is_personal: company === null,
  });
  return [names.next().value, names.next().value] as string[];
}

describe('organizationNames', () => {
  it('R-REG-2 numbers the namesakes of a company', () => {
    expect(firstTwo('Acme GmbH')).toEqual(['Acme GmbH', 'Acme GmbH 2']);
  });

  it('R-REG-2 R-PER-1 numbers the namesakes of a person before the suffix', () => {
    expect(firstTwo(null)).toEqual([
      'Hans Müller (Personal)',
      'Hans Müller 2 (Personal)',
    ]);
  });

  it('R-REG-2 keeps the suffix of names longer than ZITADEL takes', () => {
    for (const name of firstTwo(null, 'x'.repeat(100), '😀'.repeat(100))) {
      expect([...name]).toHaveLength(200);
      expect(isPersonalOrganizationName(name)).toBe(true);
    }
  });
});
