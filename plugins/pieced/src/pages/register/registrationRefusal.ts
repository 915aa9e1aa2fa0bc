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

import { PiecedApiError } from '@pieced/plugin-pieced-common';
import { errorSentence } from '../../components/errorSentence';
import { clockTime } from '../../components/times';
import type { PiecedTranslate } from '../../translations';

const HOUR_S = 3600;

/** Why a registration was not taken, in words; with the field that it is about, where it is about one. */
export function registrationRefusal(
  error: Error,
  options: { t: PiecedTranslate; language: string },
): { field?: 'email'; message: string } {
  const { t, language } = options;
  const { code, details } = reasonOf(error);
  switch (code) {
    case 'duplicate_domain':
      return {
        field: 'email',
        message: t('register.errors.domainTaken', {
          domain: String(details.domain),
        }),
      };
    case 'rate_limited':
      return {
        message: t('register.errors.rateLimited', {
          time: clockTime(retryAt(details.retryAfterSeconds), language),
        }),
      };
    case 'try_again':
      return { message: t('register.errors.tryAgain') };
    default:
      return {
        message: t('register.errors.failed', {
          reason: errorSentence(error, t),
        }),
      };
  }
}

function reasonOf(error: Error): Pick<PiecedApiError, 'code' | 'details'> {
  return error instanceof PiecedApiError ? error : { code: '', details: {} };
}

/** Rounded up to the minute that is shown, so that it is never too early. */
function retryAt(seconds: unknown): string {
  const wait = typeof seconds === 'number' ? seconds : HOUR_S;
  const minute = 60_000;
  return new Date(
    Math.ceil((Date.now() + wait * 1000) / minute) * minute,
  ).toISOString();
}
