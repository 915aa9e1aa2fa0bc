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

import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { errorSentence } from '../components/errorSentence';
import { usePiecedTranslation } from '../translations';

const TOAST_MS = 5_000;

/**
 * A command of the reader's own: carries it out, reads the topics that it changes again, and says in a toast how it
 * ended.
 */
export function useCommand<TInput, TResult>(options: {
  run: (input: TInput) => Promise<TResult>;
  topics: readonly string[];
  done: (result: TResult) => string;
  /** A sentence for refusals that have one of their own. */
  describe?: (error: Error) => string | undefined;
  /** The caller shows errors where they belong; no toast. */
  showsErrors?: boolean;
  onDone?: (result: TResult) => void;
}) {
  const toast = useApi(toastApiRef);
  const client = useQueryClient();
  const { t } = usePiecedTranslation();
  // known before the next render, so that the second half of a double click finds it
  const isRunning = useRef(false);

  const mutation = useMutation({
    mutationFn: options.run,
    onSuccess: result => {
      toast.post({
        title: options.done(result),
        status: 'success',
        timeout: TOAST_MS,
      });
      options.onDone?.(result);
    },
    onError: error =>
      !options.showsErrors &&
      toast.post({
        title:
          options.describe?.(error) ??
          t('common.error.action', { reason: errorSentence(error, t) }),
        status: 'danger',
      }),
    onSettled: () => {
      isRunning.current = false;
      return client.invalidateQueries({
        predicate: ({ queryKey }) =>
          options.topics.some(topic => topic === queryKey[0]),
      });
    },
  });
  const mutate: typeof mutation.mutate = (...command) => {
    if (!isRunning.current) {
      isRunning.current = true;
      mutation.mutate(...command);
    }
  };
  return { ...mutation, mutate };
}
