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

import type {
  OperationState,
  OutsideSystem,
} from '@pieced/plugin-pieced-common';
import type { TimestampColumn } from '../database/columns';

/** A row of `operations`, as the engine hands it out. */
export interface OperationRow {
  sequence: number;
  id: string;
  kind: string;
  subject: string;
  organization_id: string;
  input: string;
  state: OperationState;
  /** JSON of {@link StepResult}s. */
  results: string;
  step: string | null;
  attempts: number;
  waiting_for: OutsideSystem | null;
  waiting_since: TimestampColumn | null;
  waiting_reason: string | null;
  next_attempt_at: TimestampColumn;
  lease_owner: string | null;
  lease_until: TimestampColumn | null;
  error_code: string | null;
  error_message: string | null;
  error_field: string | null;
  requested_by: string;
  created_at: TimestampColumn;
  started_at: TimestampColumn | null;
  finished_at: TimestampColumn | null;
}

/** What people see of an operation: everything but the input, which can be large. */
export const shownColumns = [
  'id',
  'kind',
  'subject',
  'organization_id',
  'state',
  'results',
  'step',
  'attempts',
  'waiting_for',
  'waiting_since',
  'waiting_reason',
  'next_attempt_at',
  'error_code',
  'error_message',
  'error_field',
  'requested_by',
  'created_at',
  'started_at',
  'finished_at',
] as const satisfies (keyof OperationRow)[];

/** A row with these columns alone. */
export type ShownOperation = Pick<OperationRow, (typeof shownColumns)[number]>;

/** A step that is done and will not run again. */
export interface StepResult {
  step: string;
  finishedAt: string;
}

/** The states in which an operation still holds up later ones of its subject. */
export const openOperationStates: OperationState[] = [
  'queued',
  'running',
  'waiting',
];

/** The finished steps of an operation. */
export function resultsOf(row: Pick<OperationRow, 'results'>): StepResult[] {
  return JSON.parse(row.results);
}
