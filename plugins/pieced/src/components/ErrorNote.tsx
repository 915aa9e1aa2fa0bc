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

import { Alert, Button } from '@backstage/ui';
import { usePiecedTranslation } from '../translations';
import { errorSentence } from './errorSentence';

/** What could not be loaded and why, in the place where it would be, with a way to try again. */
export function ErrorNote({
  error,
  onRetry,
}: {
  error: Error;
  onRetry?: () => void;
}) {
  const { t } = usePiecedTranslation();
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('common.error.title')}
      description={errorSentence(error, t)}
      customActions={
        onRetry && (
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    />
  );
}
