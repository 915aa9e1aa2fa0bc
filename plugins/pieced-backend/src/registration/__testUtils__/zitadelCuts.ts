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

import type { Fault } from '@pieced/sandbox';
import { CALL_TIMEOUT_MS } from './RegisterWorker';

/** The calls of a registration, as a fault matches them. */
export const calls = {
  search: 'POST /v2/users$',
  organization: 'POST /v2/organizations$',
  grant: 'CreateProjectGrant$',
  role: 'CreateAuthorization$',
  invitation: 'invite_code$',
};

/** What can come between a call and its answer. */
export const cuts: Record<string, Omit<Fault, 'system'>> = {
  'refused for a while': { kind: 'status', status: 503 },
  'refused as too many': { kind: 'status', status: 429 },
  'cut before its effect': { kind: 'reset' },
  'cut after its effect': { kind: 'reset-after' },
  'timed out': {
    kind: 'latency',
    delayMs: 2 * CALL_TIMEOUT_MS,
  },
};
