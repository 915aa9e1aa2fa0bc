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

import { CustomErrorBase } from '@backstage/errors';

/** A sealed secret cannot be opened. Holds nothing of its content. */
export class SealedSecretError extends CustomErrorBase {
  /**
   * - `malformed`: no envelope of a known version
   * - `unknown_key`: sealed with a key whose private half is not here
   * - `refused`: changed, or sealed for another row
   */
  readonly code: 'malformed' | 'unknown_key' | 'refused';

  constructor(code: 'malformed' | 'unknown_key' | 'refused', message: string) {
    super(message);
    this.name = 'SealedSecretError';
    this.code = code;
  }
}
