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

import type { OutsideSystem } from '@pieced/plugin-pieced-common';
import type { JsonObject } from '@backstage/types';
import type { Transaction } from '../database/Database';

/** What a step knows about the operation it belongs to. */
export interface StepContext {
  operationId: string;
  subject: string;
  organizationId: string;
  /** As queued; the kind that queued it knows its shape. */
  input: JsonObject;
  /** Aborted when the lease is lost or the worker stops. */
  signal: AbortSignal;
}

/**
 * What a step did. `apply` runs in the transaction that records the step, so that the effect on the portal's own
 * tables and the progress of the operation are one.
 */
export interface StepOutcome {
  apply?: (tx: Transaction) => Promise<void>;
}

/**
 * One resumable piece of an operation. It may run again after a crash: every effect must be idempotent.
 */
export interface OperationStep {
  name: string;
  /** Whom it talks to; the word under which people see it waiting. */
  system: OutsideSystem;
  /**
   * @throws UpstreamError to wait or to stop; anything else is an unexpected fault, tried again later
   */
  run(context: StepContext): Promise<StepOutcome | void>;
}

/**
 * A piece that changes nothing but the portal's own tables: done in the transaction that records the step before it,
 * which spares one of its own.
 */
export interface LocalStep {
  name: string;
  system: 'portal';
  apply(context: StepContext, tx: Transaction): Promise<void>;
}

/** A named list of steps. The engine knows nothing else about what it carries out. */
export interface OperationKind {
  kind: string;
  steps: (OperationStep | LocalStep)[];
}
