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

import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import type { Operation } from '@pieced/plugin-pieced-common';
import { piecedApiRef } from '../api';
import { useCommand } from '../data/useCommand';
import { usePiecedTranslation } from '../translations';
import { operationStep } from './operationStep';
import { Time } from './Time';
import { shortTime } from './times';
import { useLanguage } from './useLanguage';
import { useNow } from './useNow';
import styles from './OperationNote.module.css';

/** What an operation is doing, waits for, or failed at; with a retry for those who may. Nothing once it is done. */
export function OperationNote({ operation }: { operation: Operation }) {
  switch (operation.state) {
    case 'waiting':
      return <WaitingNote operation={operation} />;
    case 'failed':
    case 'cancelled':
      return <FailedNote operation={operation} />;
    case 'succeeded':
      return null;
    default:
      return <RunningNote operation={operation} />;
  }
}

function RunningNote({ operation }: { operation: Operation }) {
  const { t } = usePiecedTranslation();
  const step = operationStep(operation.step);
  return (
    <p className={styles.running}>{t(`operation.step.${step}.running`)}</p>
  );
}

function WaitingNote({ operation }: { operation: Operation }) {
  const { t } = usePiecedTranslation();
  const language = useLanguage();
  const now = useNow();
  const { waiting, permissions } = operation;
  if (!waiting) {
    return <RunningNote operation={operation} />;
  }
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('operation.waiting', {
        system: t(`operation.system.${waiting.for}`),
        time: shortTime({ at: waiting.since, now, language }),
        relative: <Time at={waiting.nextAttemptAt} />,
      })}
      description={
        permissions.retry
          ? t('operation.waitingReason', { reason: waiting.reason })
          : undefined
      }
    />
  );
}

function FailedNote({ operation }: { operation: Operation }) {
  const { t } = usePiecedTranslation();
  const api = useApi(piecedApiRef);
  const retry = useCommand({
    run: () => api.retryOperation(operation.id),
    topics: ['request'],
    done: () => t('operation.retried'),
  });
  const mayRetry = operation.permissions.retry;
  const message = operation.error?.message;
  const code = operation.error?.code;

  return (
    <div className={styles.root}>
      <Alert
        role="status"
        status="danger"
        icon
        title={
          message
            ? t('operation.failedReason', { reason: message })
            : t('operation.failed')
        }
        description={mayRetry && code && t('operation.code', { code })}
      />
      {mayRetry && (
        <Button
          size="small"
          variant="secondary"
          isPending={retry.isPending}
          onPress={() => retry.mutate(undefined)}
        >
          {t('operation.retry')}
        </Button>
      )}
    </div>
  );
}
