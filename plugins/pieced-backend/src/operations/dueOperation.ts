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

import type { Knex } from 'knex';
import { openOperationStates } from './OperationRow';

/**
 * The operation of one of the kinds that is due the longest: its time has come or its holder's lease has ended, and
 * no earlier operation of its subject is open.
 */
export function dueOperation(
  queries: Knex.Transaction,
  now: Date,
  kinds: string[],
): Knex.QueryBuilder {
  return queries('operations as o')
    .select('o.*')
    .whereIn('o.kind', kinds)
    .where(due =>
      due
        .where(waiting =>
          waiting
            .whereIn('o.state', ['queued', 'waiting'])
            .where('o.next_attempt_at', '<=', now),
        )
        .orWhere(abandoned =>
          abandoned
            .where('o.state', 'running')
            .where('o.lease_until', '<=', now),
        ),
    )
    .whereNotExists(earlier =>
      earlier
        .from('operations as e')
        .whereRaw('e.subject = o.subject and e.sequence < o.sequence')
        .whereIn('e.state', openOperationStates),
    )
    .orderBy('o.next_attempt_at')
    .first();
}
