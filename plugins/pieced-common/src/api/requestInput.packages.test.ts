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

import {
  address,
  issuesOf,
  read,
  TELEGRAM_TOKEN,
} from './__testUtils__/readInput';

describe('requestInputSchema: packages', () => {
  const field = 'packageSecrets.telegram.TELEGRAM_BOT_TOKEN';

  it.each([
    { packages: ['no-such-package'], issue: 'unknown_package' },
    { packages: ['constructor'], issue: 'unknown_package' },
  ])('R-WIZ-9 should refuse $packages', ({ packages, issue }) => {
    expect(issuesOf({ packages })).toEqual([
      { field: 'packages.0', code: issue },
    ]);
  });

  it('R-WIZ-9 should refuse the same package twice', () => {
    expect(issuesOf({ packages: ['documents', 'documents'] })).toEqual([
      { field: 'packages.1', code: 'duplicate' },
    ]);
  });

  it.each([
    { secrets: {}, issue: { field, code: 'required' } },
    { secrets: { telegram: {} }, issue: { field, code: 'required' } },
    {
      secrets: { telegram: { TELEGRAM_BOT_TOKEN: ' ' } },
      issue: { field, code: 'required' },
    },
    {
      secrets: { telegram: { TELEGRAM_BOT_TOKEN: 'not a token' } },
      issue: { field, code: 'invalid' },
    },
    {
      secrets: { telegram: { TELEGRAM_BOT_TOKEN: `x${TELEGRAM_TOKEN}` } },
      issue: { field, code: 'invalid' },
    },
    {
      secrets: {
        telegram: { TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN, OTHER: 'x' },
      },
      issue: { field: 'packageSecrets.telegram.OTHER', code: 'unexpected' },
    },
    {
      secrets: {
        telegram: { TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN },
        github: { GH_TOKEN: 'x' },
      },
      issue: { field: 'packageSecrets.github.GH_TOKEN', code: 'unexpected' },
    },
  ])(
    'R-WIZ-9 R-WIZ-11 should name $issue.field as $issue.code',
    ({ secrets, issue }) => {
      expect(
        issuesOf({ packages: ['telegram'], packageSecrets: secrets }),
      ).toEqual([issue]);
    },
  );

  it('R-WIZ-9 should never repeat a secret in what it says about it', () => {
    const { error } = read({
      packages: ['telegram'],
      packageSecrets: { telegram: { TELEGRAM_BOT_TOKEN: 'hunter2' } },
    });
    expect(error?.message).not.toContain('hunter2');
    expect(JSON.stringify(error?.issues)).not.toContain('hunter2');
  });

  it('R-WIZ-9 should name every field that is wrong at once', () => {
    expect(
      issuesOf(
        {
          instanceName: 'Sales',
          soulMd: 'x'.repeat(10_001),
          packages: ['telegram', 'nothing'],
          billingAddress: { ...address, town: '', postalCode: '1' },
        },
        { takenInstanceNames: ['Sales'] },
      ),
    ).toEqual(
      expect.arrayContaining([
        { field: 'soulMd', code: 'too_long', limit: 10_000 },
        { field: 'billingAddress.town', code: 'required' },
        { field: 'billingAddress.postalCode', code: 'invalid' },
        { field: 'instanceName', code: 'taken' },
        { field: 'packages.1', code: 'unknown_package' },
        { field, code: 'required' },
      ]),
    );
  });
});
