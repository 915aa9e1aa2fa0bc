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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  OperationMoment,
  OperationObserver,
} from '@pieced/plugin-pieced-node';
import type { Database, Transaction } from '../database/Database';
import { UpstreamError } from '../integrations/UpstreamError';
import { backoffMs } from './backoff';
import type { OperationKind, StepContext } from './OperationKind';
import { resultsOf, type OperationRow } from './OperationRow';
import { LeaseLostError, type OperationStore } from './OperationStore';
import { stretchesOf, type Stretch } from './stretches';
import { WorkLoop } from './WorkLoop';

const GIVE_WAY_MS = 1_000;

/**
 * Carries operations out: claims one with a lease, runs its next step, records the result, goes on. Killed anywhere,
 * another engine repeats at most one step that reaches outside once the lease has ended.
 */
export class OperationEngine {
  readonly #store: OperationStore;
  readonly #database: Database;
  readonly #observer: OperationObserver;
  readonly #logger: LoggerService;
  readonly #kinds: Map<string, OperationKind>;
  readonly #leaseMs: number;
  readonly #now: () => Date;
  readonly #stopping = new AbortController();
  readonly #loop: WorkLoop<OperationRow>;

  constructor(options: {
    store: OperationStore;
    database: Database;
    observer: OperationObserver;
    logger: LoggerService;
    kinds: OperationKind[];
    leaseMs: number;
    concurrency: number;
    pollMs?: number;
    /** While this one is busy, nothing new is begun. */
    givesWayTo?: OperationEngine;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#database = options.database;
    this.#observer = options.observer;
    this.#logger = options.logger;
    this.#kinds = new Map(options.kinds.map(kind => [kind.kind, kind]));
    this.#leaseMs = options.leaseMs;
    this.#now = options.now ?? (() => new Date());
    this.#loop = new WorkLoop({
      concurrency: options.concurrency,
      pollMs: options.pollMs ?? 1_000,
      givesWay: () => options.givesWayTo?.isBusy ?? false,
      logger: options.logger,
      claim: () =>
        this.#store.claim({
          leaseMs: this.#leaseMs,
          kinds: [...this.#kinds.keys()],
        }),
      run: row => this.#carryOut(row),
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Looks for work at once instead of at the next poll. */
  kick(): void {
    this.#loop.kick();
  }

  /** Whether it carries out an operation, and has begun one lately: what hangs is no reason to wait for it. */
  get isBusy(): boolean {
    return this.#loop.isBusy(GIVE_WAY_MS);
  }

  /** Whether it carries out operations of this kind. */
  knows(kind: string): boolean {
    return this.#kinds.has(kind);
  }

  /** Takes no new work, lets running steps end or give up, and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop.stop();
  }

  async #carryOut(claimed: OperationRow): Promise<void> {
    const kind = this.#kinds.get(claimed.kind)!;
    const lease = new AbortController();
    const heartbeat = setInterval(async () => {
      const isHeld = await this.#store
        .renew(claimed, this.#leaseMs)
        .catch(() => true); // the database is away for a moment: the lease says whether it was too long
      if (!isHeld) {
        lease.abort();
      }
    }, this.#leaseMs / 3);
    try {
      await this.#runSteps(claimed, kind, lease.signal);
    } catch (error) {
      if (!(error instanceof LeaseLostError)) {
        throw error;
      }
      this.#logger.warn('Operation was taken over by another worker', {
        operationId: claimed.id,
      });
    } finally {
      clearInterval(heartbeat);
    }
  }

  async #runSteps(
    claimed: OperationRow,
    kind: OperationKind,
    leaseSignal: AbortSignal,
  ): Promise<void> {
    let row = claimed;
    const done = new Set(resultsOf(row).map(result => result.step));
    const left = kind.steps.filter(({ name }) => !done.has(name));
    for (const stretch of stretchesOf(left)) {
      if (this.#stopping.signal.aborted) {
        await this.#store.release(row);
        return;
      }
      try {
        row = await this.#runStretch(row, kind, stretch, leaseSignal);
      } catch (error) {
        await this.#giveUp(row, stretch[0].name, error);
        return;
      }
    }
    this.#logger.info('Operation succeeded', {
      operationId: row.id,
      kind: row.kind,
    });
  }

  async #runStretch(
    row: OperationRow,
    kind: OperationKind,
    stretch: Stretch,
    leaseSignal: AbortSignal,
  ): Promise<OperationRow> {
    const observe = (moment: OperationMoment['moment'], step: string) =>
      this.#observer.observe({
        moment,
        operationId: row.id,
        kind: row.kind,
        step,
      });
    const context: StepContext = {
      operationId: row.id,
      subject: row.subject,
      organizationId: row.organization_id,
      input: JSON.parse(row.input),
      signal: AbortSignal.any([leaseSignal, this.#stopping.signal]),
    };
    const applies: ((tx: Transaction) => Promise<void>)[] = [];
    for (const step of stretch) {
      await observe('starting', step.name);
      if ('run' in step) {
        const outcome = await step.run(context);
        applies.push(async tx => outcome?.apply?.(tx));
        await observe('done', step.name);
      } else {
        applies.push(tx => step.apply(context, tx));
      }
    }
    const recorded = await this.#database.transaction(async tx => {
      const next = await this.#store.recordSteps(tx, row, {
        names: stretch.map(({ name }) => name),
        isLast: stretch.at(-1) === kind.steps.at(-1),
      });
      for (const apply of applies) {
        await apply(tx);
      }
      return next;
    });
    for (const step of stretch) {
      if (!('run' in step)) {
        await observe('done', step.name);
      }
      await observe('recorded', step.name);
    }
    return recorded;
  }

  async #giveUp(
    row: OperationRow,
    step: string,
    error: unknown,
  ): Promise<void> {
    if (error instanceof LeaseLostError) {
      throw error;
    }
    if (this.#stopping.signal.aborted) {
      await this.#store.release(row);
      return;
    }
    if (error instanceof UpstreamError && !error.isTransient) {
      this.#logger.warn('Operation stopped', {
        operationId: row.id,
        step,
        code: error.code,
      });
      await this.#store.fail(row, { step, ...describe(error) });
      return;
    }
    const upstream = error instanceof UpstreamError ? error : undefined;
    if (!upstream) {
      this.#logger.error(
        `Operation step '${step}' failed unexpectedly`,
        error instanceof Error ? error : new Error(String(error)),
      );
    }
    const delay = backoffMs({
      attempts: row.attempts,
      retryAfterMs: upstream?.retryAfterMs,
    });
    await this.#store.wait(row, {
      step,
      for: upstream?.system ?? 'portal',
      reason: upstream?.code ?? 'internal',
      message: upstream?.message ?? 'An unexpected fault of the portal',
      nextAttemptAt: new Date(this.#now().getTime() + delay),
    });
  }
}

function describe(error: UpstreamError) {
  return { code: error.code, message: error.message, field: error.field };
}
