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
import { formatUid, isValidUid } from './uid';

const WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4];

describe('isValidUid', () => {
  it.each([
    'CHE-123.456.788',
    'CHE-107.787.577',
    'CHE-107.787.577 IVA',
    'CHE-107.787.577 MWST',
    'CHE-107.787.577 TVA',
    'CHE107787577',
    'CHE107787577MWST',
    'che-107.787.577 mwst',
    ' CHE-107.787.577 ',
  ])('R-WIZ-1 should take %p', uid => {
    expect(isValidUid(uid)).toBe(true);
  });

  it.each([
    'CHE-123.456.789',
    'CHE-107.787.578',
    'CHE-107.787.57',
    'CHE-107.787.5770',
    'CHE-107.787.577 VAT',
    'CHE-107.787.577 MWST IVA',
    'CHF-107.787.577',
    '107.787.577',
    'CHE-107,787,577',
    'CHE-１０７.787.577',
    '',
  ])('R-WIZ-1 should refuse %p', uid => {
    expect(isValidUid(uid)).toBe(false);
  });

  it('R-WIZ-1 should refuse every wrong digit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), {
          minLength: 8,
          maxLength: 8,
        }),
        digits => {
          const sum = digits.reduce((acc, d, i) => acc + d * WEIGHTS[i], 0);
          const check = (11 - (sum % 11)) % 11;
          const valid = [...Array(10).keys()].filter(last =>
            isValidUid(`CHE${digits.join('')}${last}`),
          );
          expect(valid).toEqual(check === 10 ? [] : [check]);
        },
      ),
    );
  });
});

describe('formatUid', () => {
  it.each([
    { uid: 'che107787577mwst', formatted: 'CHE-107.787.577 MWST' },
    { uid: 'CHE-107.787.577', formatted: 'CHE-107.787.577' },
    { uid: ' CHE107.787.577 iva ', formatted: 'CHE-107.787.577 IVA' },
    { uid: ' none ', formatted: 'none' },
  ])('should write "$uid" as $formatted', ({ uid, formatted }) => {
    expect(formatUid(uid)).toBe(formatted);
    expect(formatUid(formatted)).toBe(formatted);
  });
});
