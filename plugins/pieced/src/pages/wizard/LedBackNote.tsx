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
import { usePiecedTranslation } from '../../translations';
import type { Incomplete } from './firstIncomplete';

/** Why one stands on an earlier step than the address asked for. */
export function LedBackNote({ reason }: { reason: Incomplete }) {
  const { t } = usePiecedTranslation();
  return (
    <Alert
      role="status"
      status="info"
      icon
      description={
        reason.onlySecrets
          ? t('wizard.ledBack.secrets')
          : t('wizard.ledBack.missing')
      }
    />
  );
}
