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

import { emailDomainOf, normalizeEmail } from './email';

describe('normalizeEmail', () => {
  it.each([
    ['ada@acme.ch', 'ada@acme.ch'],
    ['  Ada.Lovelace@ACME.CH ', 'ada.lovelace@acme.ch'],
    ['ada+portal@acme.ch', 'ada+portal@acme.ch'],
    ['ada@acme.ch.', 'ada@acme.ch'],
    ['ada@müller.ch', 'ada@xn--mller-kva.ch'],
    ['ada@MÜLLER.ch', 'ada@xn--mller-kva.ch'],
    ['ada@mu\u0308ller.ch', 'ada@xn--mller-kva.ch'],
    ['ada@XN--MLLER-KVA.ch', 'ada@xn--mller-kva.ch'],
    ['ada@почта.рф', 'ada@xn--80a1acny.xn--p1ai'],
  ])('R-REG-3 should spell %j as %j', (email, expected) => {
    expect(normalizeEmail(email)).toBe(expected);
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@acme.ch',
    'ada@acme',
    'ada@ac me.ch',
    'ada@evil.com@acme.ch',
    'ada@acme.ch/evil.com',
    'ada@acme.ch:80',
    'ada@evil.com#acme.ch',
    'ada@evil.com?acme.ch',
    'ada@127.0.0.1',
    'ada@0x7f.1',
    'ada@[127.0.0.1]',
    'ada@a%63me.ch',
    'ada@-acme.ch',
    'ada@acme..ch',
    '.ada@acme.ch',
    'a..da@acme.ch',
    'ada\r\nbcc: x@acme.ch',
    '"ada lovelace"@acme.ch',
    `${'a'.repeat(65)}@acme.ch`,
  ])('should refuse %j', email => {
    expect(normalizeEmail(email)).toBeUndefined();
    expect(emailDomainOf(email)).toBeUndefined();
  });
});
