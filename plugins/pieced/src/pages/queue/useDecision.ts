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

import {
  PiecedApiError,
  requestStatuses,
  type TenantRequest,
} from '@pieced/plugin-pieced-common';
import { useRef } from 'react';
import { useCommand } from '../../data/useCommand';
import { type PiecedTranslate, usePiecedTranslation } from '../../translations';

/** A decision on a request. Whatever the answer, the dialog is done with it when the request is no longer open. */
export function useDecision<TBody>(options: {
  run: (body: TBody) => Promise<TenantRequest>;
  done: (request: TenantRequest) => string;
  onClose: () => void;
  onDecided: () => void;
}) {
  const { t } = usePiecedTranslation();
  const command = useCommand({
    run: options.run,
    topics: ['request', 'tenant'],
    done: options.done,
    describe: error => alreadyDecidedSentence(error, t),
    onDone: () => {
      options.onClose();
      options.onDecided();
    },
  });
  // a dialog decides once: while it closes, another click is the second half of a double click
  const isDecided = useRef(false);
  const decide = (body: TBody) => {
    if (isDecided.current) {
      return;
    }
    isDecided.current = true;
    command.mutate(body, {
      onError: error => {
        if (isAlreadyDecided(error)) {
          options.onClose();
        } else {
          isDecided.current = false;
        }
      },
    });
  };
  return { decide, isPending: command.isPending };
}

function isAlreadyDecided(error: Error): error is PiecedApiError {
  return error instanceof PiecedApiError && error.code === 'already_decided';
}

function alreadyDecidedSentence(
  error: Error,
  t: PiecedTranslate,
): string | undefined {
  if (!isAlreadyDecided(error)) {
    return undefined;
  }
  const status = requestStatuses.find(known => known === error.details.status);
  return status
    ? t('queue.alreadyDecided', { status: t(`status.request.${status}.word`) })
    : t('queue.alreadyDecidedUnknown');
}
