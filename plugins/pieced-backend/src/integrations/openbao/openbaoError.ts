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

import { z } from 'zod';
import type { JsonAnswer } from '../http/requestJson';
import { UpstreamError } from '../UpstreamError';

const refusalSchema = z.object({ errors: z.array(z.string()) });

/** What may be repeated of OpenBao's own words. The rest could quote what was sent. */
const knownWords = [
  /check-and-set parameter (?:did not match the current version|required for this call)/,
  /permission denied/,
  /no handler for route/,
  /unsupported path/,
  /no data provided/,
  /(?:OpenBao|Vault) is sealed/,
  /invalid (?:role|secret)[ _]?id/,
  /invalid role name/,
];

/** The current version of the secret is another than the call expected. */
export function isVersionMismatch(answer: JsonAnswer): boolean {
  return (
    answer.status === 400 &&
    wordsOf(answer).some(words => words.includes('did not match'))
  );
}

/**
 * Turns an answer that is no success into an error.
 *
 * @param action - what was asked, without values, such as `write tenants/a/packages/telegram`
 */
export function openbaoError(
  action: string,
  answer: JsonAnswer,
): UpstreamError {
  const { code, isTransient } = judge(answer);
  const words = knownWords
    .map(known => known.exec(wordsOf(answer).join('; '))?.[0])
    .find(Boolean);
  return new UpstreamError({
    system: 'openbao',
    isTransient,
    code,
    message: `OpenBao refused to ${action}: status ${answer.status}${
      words ? `, ${words}` : ''
    }`,
    retryAfterMs: isTransient ? answer.retryAfterMs : undefined,
  });
}

function judge(answer: JsonAnswer): { code: string; isTransient: boolean } {
  switch (answer.status) {
    case 400:
    case 405:
      return { code: 'invalid', isTransient: false };
    case 401:
    case 403:
      return { code: 'forbidden', isTransient: false };
    case 404:
      return { code: 'not_found', isTransient: false };
    case 412:
    case 472:
    case 473:
      return { code: 'unavailable', isTransient: true };
    case 429:
      return { code: 'rate_limited', isTransient: true };
    case 503:
      return {
        code: wordsOf(answer).some(words => words.includes('sealed'))
          ? 'sealed'
          : 'unavailable',
        isTransient: true,
      };
    default:
      return answer.status >= 500
        ? { code: 'unavailable', isTransient: true }
        : { code: 'unexpected', isTransient: false };
  }
}

function wordsOf(answer: JsonAnswer): string[] {
  const refusal = refusalSchema.safeParse(answer.body);
  return refusal.success ? refusal.data.errors : [];
}
