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

import type { Operation } from '@pieced/plugin-pieced-common';
import { isoOf, optionalIsoOf } from '../database/columns';
import { resultsOf, type ShownOperation } from './OperationRow';

/** What is needed to show an operation without being able to run it: a kind and its steps in order. */
export interface OperationOutline {
  kind: string;
  steps: readonly string[];
}

/** An operation as people see it; the words of outside systems are for staff. */
export function operationViewOf(
  row: ShownOperation,
  options: {
    outlines: OperationOutline[];
    isStaff: boolean;
    canRetry: boolean;
  },
): Operation {
  const { outlines, isStaff, canRetry } = options;
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    organizationId: row.organization_id,
    state: row.state,
    step: row.step ?? undefined,
    steps: stepsOf(row, outlines),
    attempts: row.attempts,
    waiting:
      row.state === 'waiting' && row.waiting_for && row.waiting_since
        ? {
            for: row.waiting_for,
            since: isoOf(row.waiting_since),
            nextAttemptAt: isoOf(row.next_attempt_at),
            reason: row.waiting_reason ?? 'unknown',
          }
        : undefined,
    error:
      row.state === 'failed'
        ? {
            code: row.error_code ?? 'unknown',
            message: isStaff ? row.error_message ?? undefined : undefined,
            field: row.error_field ?? undefined,
          }
        : undefined,
    requestedBy: row.requested_by,
    createdAt: isoOf(row.created_at),
    startedAt: optionalIsoOf(row.started_at),
    finishedAt: optionalIsoOf(row.finished_at),
    permissions: {
      retry: canRetry && ['failed', 'waiting'].includes(row.state),
    },
  };
}

function stepsOf(
  row: ShownOperation,
  outlines: OperationOutline[],
): Operation['steps'] {
  const results = resultsOf(row);
  const names =
    outlines.find(outline => outline.kind === row.kind)?.steps ??
    results.map(result => result.step);
  const current = names[results.length];
  return names.map(name => {
    const result = results.find(item => item.step === name);
    if (result) {
      return { name, state: 'done', finishedAt: result.finishedAt };
    }
    if (name !== current) {
      return { name, state: 'pending' };
    }
    if (row.state === 'failed') {
      return { name, state: 'failed' };
    }
    return { name, state: row.state === 'running' ? 'running' : 'pending' };
  });
}
