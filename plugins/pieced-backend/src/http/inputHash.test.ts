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

import { inputHashOf } from './inputHash';

describe('inputHashOf', () => {
  const body = {
    agentName: 'Ada',
    packages: ['telegram', 'web-search'],
    packageSecrets: { telegram: { TOKEN: 'one', OTHER: 'two' } },
    billingAddress: { town: 'Bern', street: 'Gasse' },
  };

  it('is the same however the keys are ordered', () => {
    expect(
      inputHashOf({
        billingAddress: { street: 'Gasse', town: 'Bern' },
        packageSecrets: { telegram: { OTHER: 'two', TOKEN: 'one' } },
        packages: ['telegram', 'web-search'],
        agentName: 'Ada',
      }),
    ).toBe(inputHashOf(body));
  });

  it.each([
    { agentName: 'Bea' },
    { packages: ['web-search', 'telegram'] },
    { billingAddress: { town: 'Bern' } },
    { billingAddress: { town: 'Bern', street: ['Gasse'] } },
    { packageSecrets: { telegram: { TOKEN: 'one' } } },
    { packageSecrets: {} },
    { instanceName: null },
  ])('differs with %j', change => {
    expect(inputHashOf({ ...body, ...change })).not.toBe(inputHashOf(body));
  });

  it('R-WIZ-5 knows nothing of what secrets are', () => {
    const other = { telegram: { TOKEN: 'three', OTHER: 'four' } };
    expect(inputHashOf({ ...body, packageSecrets: other })).toBe(
      inputHashOf(body),
    );
  });

  it.each([undefined, null, 'text', 1, [], { packageSecrets: 'x' }])(
    'takes %j, which is refused later',
    value => {
      expect(inputHashOf(value)).toMatch(/^[0-9a-f]{64}$/);
    },
  );
});
