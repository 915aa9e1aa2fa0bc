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
import type { PiecedTranslate } from '../../translations';

const codes = [
  'last_owner',
  'member_exists',
  'address_unusable',
  'stale_revision',
  'already_active',
  'invitation_under_way',
] as const;

/** Why a change to a member was refused, in a sentence. */
export function memberRefusal(
  error: Error,
  options: { name: string; t: PiecedTranslate },
): string {
  const { name, t } = options;
  const known = refusalCodeOf(error);
  return known
    ? t(`members.refused.${known}`, { name })
    : t('common.error.action', { reason: errorSentence(error, t) });
}

export function refusalCodeOf(error: Error | null) {
  return refusalCode(error instanceof PiecedApiError ? error.code : undefined);
}

export function refusalCode(
  code: string | undefined,
): (typeof codes)[number] | undefined {
  return codes.find(known => known === code);
}
