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

import { UpstreamError } from '../UpstreamError';

/** For how long something just made may be unknown to another part of ZITADEL. */
export const SETTLING_MS = 10 * 60_000;

/**
 * Calls ZITADEL about something that is new: that it is not known everywhere yet is a reason to try again.
 *
 * @param ageMs - how long ago it was made
 */
export async function patiently<T>(
  ageMs: number,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const isPatient =
      ageMs < SETTLING_MS &&
      error instanceof UpstreamError &&
      ['not_found', 'invalid'].includes(error.code);
    throw isPatient
      ? new UpstreamError({
          system: error.system,
          isTransient: true,
          code: error.code,
          message: error.message,
        })
      : error;
  }
}
