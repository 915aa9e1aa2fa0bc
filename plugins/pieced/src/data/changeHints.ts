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
  type ChangeHint,
  changeTopics,
  type ChangeTopic,
} from '@pieced/plugin-pieced-common';
import type { QueryClient } from '@tanstack/react-query';

/** Reads a signal; undefined when it is none of ours. */
export function readChangeHint(message: unknown): ChangeHint | undefined {
  const { topic, key } = (message ?? {}) as Record<string, unknown>;
  const known = changeTopics.find(candidate => candidate === topic);
  return known && { topic: known, ...(typeof key === 'string' ? { key } : {}) };
}

/** Which parts of the cache a change can concern: a request shows its operation and becomes a tenant. */
const affectedTopics: Record<ChangeTopic, readonly string[]> = {
  request: ['request'],
  tenant: ['tenant'],
  operation: ['request', 'member'],
  organization: ['organization', 'member', 'tenant'],
  collector: ['tenant'],
};

/** Reads again what the hints are about, in place. */
export function applyChangeHints(client: QueryClient, hints: ChangeHint[]) {
  client.invalidateQueries({
    predicate: ({ queryKey }) => hints.some(hint => concerns(hint, queryKey)),
  });
}

function concerns(hint: ChangeHint, queryKey: readonly unknown[]): boolean {
  const [topic, form, id] = queryKey;
  if (!affectedTopics[hint.topic].some(affected => affected === topic)) {
    return false;
  }
  const isOther =
    form === 'one' &&
    hint.topic === topic &&
    hint.key !== undefined &&
    hint.key !== id;
  return !isOther;
}
