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

import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  type ChangeHint,
  PIECED_SIGNALS_CHANNEL,
} from '@pieced/plugin-pieced-common';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { applyChangeHints, readChangeHint } from './changeHints';

const COALESCE_MS = 100;
/** Time for the subscription to reach the server: what was sent before never arrives. */
const SUBSCRIBED_AFTER_MS = 1_000;
/** For how long one hint is proof that the connection works. */
const TRUST_MS = 60_000;

/**
 * Keeps the cache at the server's state by the portal's change hints. Tells whether hints are known to arrive; where
 * they are not, pages have to ask more often.
 */
export function useChangeHints(): boolean {
  const signals = useApiHolder().get(signalApiRef);
  const client = useQueryClient();
  const [isTrusted, setIsTrusted] = useState(false);

  useEffect(() => {
    if (!signals) {
      return undefined;
    }
    let waiting: ChangeHint[] = [];
    let flushTimer: ReturnType<typeof setTimeout> | undefined;
    let trustTimer: ReturnType<typeof setTimeout> | undefined;

    const subscription = signals.subscribe(PIECED_SIGNALS_CHANNEL, message => {
      const hint = readChangeHint(message);
      if (!hint) {
        return;
      }
      setIsTrusted(true);
      clearTimeout(trustTimer);
      trustTimer = setTimeout(() => setIsTrusted(false), TRUST_MS);

      waiting.push(hint);
      flushTimer ??= setTimeout(() => {
        flushTimer = undefined;
        applyChangeHints(client, waiting);
        waiting = [];
      }, COALESCE_MS);
    });

    const catchUp = () => client.invalidateQueries({ type: 'active' });
    const subscribedTimer = setTimeout(catchUp, SUBSCRIBED_AFTER_MS);
    window.addEventListener('online', catchUp);

    return () => {
      subscription.unsubscribe();
      clearTimeout(flushTimer);
      clearTimeout(trustTimer);
      clearTimeout(subscribedTimer);
      window.removeEventListener('online', catchUp);
    };
  }, [signals, client]);

  return isTrusted;
}
