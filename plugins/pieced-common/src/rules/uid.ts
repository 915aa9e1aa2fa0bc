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

const WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4];

/**
 * Whether a Swiss enterprise identification number (UID) such as `CHE-123.456.788` or `CHE-123.456.788 MWST` is well
 * formed: modulo 11 with the weights 5 4 3 2 7 6 5 4, a check digit of 10 does not exist. Says nothing about
 * whether the firm exists.
 *
 * @public
 */
export function isValidUid(uid: string): boolean {
  const match =
    /^CHE-?(\d{3})\.?(\d{3})\.?(\d{3})(?: ?(?:MWST|TVA|IVA))?$/i.exec(
      uid.trim(),
    );
  if (!match) {
    return false;
  }
  const digits = [...match.slice(1, 4).join('')].map(Number);
  const sum = WEIGHTS.reduce((acc, weight, i) => acc + weight * digits[i], 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits[8];
}

/**
 * The UID as the register writes it, `CHE-123.456.788`, with its suffix kept.
 *
 * @public
 */
export function formatUid(uid: string): string {
  const [, a, b, c, suffix] =
    /^CHE-?(\d{3})\.?(\d{3})\.?(\d{3}) ?(MWST|TVA|IVA)?$/i.exec(uid.trim()) ??
    [];
  if (!a) {
    return uid.trim();
  }
  const number = `CHE-${a}.${b}.${c}`;
  return suffix ? `${number} ${suffix.toUpperCase()}` : number;
}
