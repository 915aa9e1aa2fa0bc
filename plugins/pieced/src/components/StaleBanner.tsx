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

import { Alert } from '@backstage/ui';
import type { Freshness } from '@pieced/plugin-pieced-common';
import { usePiecedTranslation } from '../translations';
import { absoluteTime } from './times';
import { useLanguage } from './useLanguage';

/** Says that what is shown is the last known state, and from when; nothing while it is live. */
export function StaleBanner({ freshness }: { freshness: Freshness }) {
  const { t } = usePiecedTranslation();
  const language = useLanguage();
  if (freshness.isLive) {
    return null;
  }
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={
        freshness.asOf
          ? t('common.stale.title', {
              time: absoluteTime(freshness.asOf, language),
            })
          : t('common.stale.neverRead')
      }
      description={t('common.stale.sentence')}
    />
  );
}
