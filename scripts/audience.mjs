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

import { Failure } from './Failure.mjs';

const audiences = ['customer', 'staff'];

/**
 * For whom `npm start` runs the portal: `--as customer`, `--as staff`, or undefined for both in one process.
 *
 * @param {string[]} args
 */
export function audienceOf(args) {
  const at = args.findIndex(arg => arg === '--as' || arg.startsWith('--as='));
  if (at < 0) {
    return undefined;
  }
  const [, inline] = args[at].split('=');
  const audience = inline ?? args[at + 1];
  if (!audiences.includes(audience)) {
    throw new Failure(
      `--as takes ${audiences.join(' or ')} (seen: ${audience ?? 'nothing'}).`,
    );
  }
  return audience;
}
