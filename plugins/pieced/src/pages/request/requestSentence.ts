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

import type { TenantRequest } from '@pieced/plugin-pieced-common';
import type { PiecedTranslate } from '../../translations';

/** Where a request stands, in one sentence of the status table. */
export function requestSentence(
  request: Pick<TenantRequest, 'status' | 'staffNote'>,
  t: PiecedTranslate,
): string {
  if (request.status !== 'rejected') {
    return t(`status.request.${request.status}.sentence`);
  }
  return request.staffNote
    ? t('status.request.rejected.sentence', {
        reason: withFullStop(request.staffNote),
      })
    : t('status.request.rejected.sentenceWithoutReason');
}

function withFullStop(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
