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

import { UpstreamError } from '../integrations/UpstreamError';

/** After so long a call whose answer was lost has had its effect or never will, in milliseconds. */
export const SETTLE_MS = 30_000;

/** To be tried again when a call whose answer was lost can have no effect any more. */
export function settling(retryAfterMs: number): UpstreamError {
  return new UpstreamError({
    system: 'zitadel',
    isTransient: true,
    code: 'unconfirmed',
    message: 'A call of the registration may still have an effect',
    retryAfterMs,
  });
}
