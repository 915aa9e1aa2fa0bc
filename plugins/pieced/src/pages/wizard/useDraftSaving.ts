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
import type { Draft } from '@pieced/plugin-pieced-common';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { piecedApiRef } from '../../api';
import { queryKeys } from '../../data/queryKeys';
import type { WizardStep } from './steps';
import { draftAnswers } from './wizardDraft';
import type { WizardValues } from './wizardValues';

const TYPING_MS = 800;

export type DraftState =
  | { kind: 'untouched' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed' };

/** Keeps what is typed on the server, secrets apart, a moment after the last key. */
export function useDraftSaving(options: {
  form: UseFormReturn<WizardValues>;
  step: WizardStep;
  organizationId: string;
  idempotencyKey: string;
}) {
  const { form, step, organizationId, idempotencyKey } = options;
  const api = useApi(piecedApiRef);
  const client = useQueryClient();
  const [state, setState] = useState<DraftState>({ kind: 'untouched' });
  const isStopped = useRef(false);
  const lastSaved = useRef<string>();
  const queue = useRef<Promise<void>>(Promise.resolve());

  const draft = useCallback(
    (): Draft => ({
      step,
      answers: draftAnswers(form.getValues(), {
        organizationId,
        idempotencyKey,
      }),
    }),
    [form, step, organizationId, idempotencyKey],
  );
  lastSaved.current ??= JSON.stringify(draft());

  const save = useCallback(async () => {
    const next = draft();
    const text = JSON.stringify(next);
    if (isStopped.current || text === lastSaved.current) {
      return;
    }
    setState({ kind: 'saving' });
    try {
      const saved = await api.saveDraft(next);
      lastSaved.current = text;
      client.setQueryData(queryKeys.draft, saved);
      setState({
        kind: 'saved',
        at: saved.savedAt ?? new Date().toISOString(),
      });
    } catch {
      setState({ kind: 'failed' });
    }
  }, [api, client, draft]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const saveInTurn = () => {
      timer = undefined;
      // One after the other, so that an older draft never overtakes a newer one.
      queue.current = queue.current.then(save);
    };
    const saveSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(saveInTurn, TYPING_MS);
    };
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: saveSoon,
    });
    if (JSON.stringify(draft()) !== lastSaved.current) {
      saveSoon();
    }
    return () => {
      unsubscribe();
      if (timer !== undefined) {
        clearTimeout(timer);
        saveInTurn();
      }
    };
  }, [form, draft, save]);

  /** The request is filed: nothing is left to keep. */
  const discard = useCallback(async () => {
    isStopped.current = true;
    await queue.current;
    client.setQueryData(queryKeys.draft, null);
    await api.deleteDraft();
  }, [api, client]);

  return { state, discard };
}
