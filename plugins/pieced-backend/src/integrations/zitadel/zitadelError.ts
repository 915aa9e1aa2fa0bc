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

import type { JsonAnswer } from '../http/requestJson';
import { UpstreamError } from '../UpstreamError';

/**
 * Turns an answer that is no success into an error. Goes by the status alone: ZITADEL's texts name people.
 *
 * @param path - of the call
 */
export function zitadelError(path: string, answer: JsonAnswer): UpstreamError {
  const { code, isTransient } = judge(answer.status);
  return new UpstreamError({
    system: 'zitadel',
    isTransient,
    code,
    message: `ZITADEL refused ${path}: status ${answer.status}`,
    retryAfterMs: isTransient ? answer.retryAfterMs : undefined,
  });
}

/** What answered is no ZITADEL, or something between has cut its answer. */
export function unreadableAnswer(path: string): UpstreamError {
  return new UpstreamError({
    system: 'zitadel',
    isTransient: true,
    code: 'invalid_answer',
    message: `ZITADEL answered ${path} with something that cannot be read`,
  });
}

function judge(status: number): { code: string; isTransient: boolean } {
  switch (status) {
    case 400:
      return { code: 'invalid', isTransient: false };
    case 401:
      return { code: 'unauthorized', isTransient: false };
    case 403:
      return { code: 'forbidden', isTransient: false };
    case 404:
      return { code: 'not_found', isTransient: false };
    case 408:
      return { code: 'timeout', isTransient: true };
    case 409:
      return { code: 'already_exists', isTransient: false };
    case 429:
      return { code: 'rate_limited', isTransient: true };
    case 501:
      return { code: 'unsupported', isTransient: false };
    default:
      return status >= 500
        ? { code: 'unavailable', isTransient: true }
        : { code: 'unexpected', isTransient: false };
  }
}
