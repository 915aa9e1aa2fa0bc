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
import { isPersonalLookAlike } from './personalLookAlike';

describe('isPersonalLookAlike', () => {
  it.each([
    ['Cyrillic letters', 'Bob (Реrsоnаl)'],
    ['Greek letters', 'Bob (Ρersοnαl)'],
    ['wide forms', 'Bob （Ｐｅｒｓｏｎａｌ）'],
    ['a no-break space', 'Bob\u00a0(Personal)'],
    ['no space', 'Bob(Personal)'],
    ['a zero-width joiner', 'Bob (Per\u200dsonal)'],
    ['a zero-width space at the end', 'Bob (Personal)\u200b'],
    ['a combining accent', 'Bob (Pe\u0301rsonal)'],
    ['a turned direction', 'Bob (Personal)\u202e'],
    ['lower case', 'Bob (personal)'],
    ['a digit', 'Bob (Persona1)'],
    ['brackets', 'Bob [Personal]'],
  ])('R-PER-1 sees through %s', (_, name) => {
    expect(isPersonalLookAlike(name)).toBe(true);
    expect(isPersonalOrganizationName(name)).toBe(false);
  });

  it.each([
    'Bob (Personal)',
    'Acme GmbH',
    'Acme (Personal) Ltd',
    'Personal',
    'Personal Fitness AG',
    'Acme (Personnel)',
    '',
  ])('leaves %j alone', name => {
    expect(isPersonalLookAlike(name)).toBe(false);
  });
});
