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

import type { Transaction } from '../database/Database';
import type { OperationRow } from './OperationRow';

/**
 * Ends what waits or has failed on a subject, so that what undoes it can follow. One that runs ends by itself: its steps
 * look at the subject.
 */
export async function cancelOperations(
  tx: Transaction,
  subject: string,
): Promise<void> {
  const rows: Pick<OperationRow, 'id' | 'organization_id'>[] = await tx
    .queries('operations')
    .select('id', 'organization_id')
    .where({ subject })
    .whereIn('state', ['queued', 'waiting', 'failed']);
  for (const { id, organization_id: organizationId } of rows) {
    await tx
      .queries('operations')
      .where({ id })
      .whereIn('state', ['queued', 'waiting', 'failed'])
      .update({
        state: 'cancelled',
        waiting_for: null,
        waiting_since: null,
        waiting_reason: null,
        finished_at: new Date(),
      });
    tx.changed('operation', id, organizationId);
  }
}
