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

interface WorkLoopOptions<T> {
  /** How many pieces run side by side. */
  concurrency: number;
  /** How long to sleep when there is nothing to do. */
  pollMs: number;
  logger: LoggerService;
  claim: () => Promise<T | undefined>;
  /** Whether something more urgent is under way: nothing is claimed then, until the next poll or kick. */
  givesWay?: () => boolean;
  run: (work: T) => Promise<void>;
}

/**
 * Claims work and runs it, several pieces side by side, until stopped. Sleeps when there is none; a kick wakes it.
 */
export class WorkLoop<T> {
  readonly #options: WorkLoopOptions<T>;
  readonly #running = new Set<Promise<void>>();
  #lastClaimAt = -Infinity;
  #wake?: () => void;
  #isKicked = false;
  #isStopped = false;
  #loop?: Promise<void>;

  constructor(options: WorkLoopOptions<T>) {
    this.#options = options;
  }

  start(): void {
    this.#loop ??= this.#work();
  }

  kick(): void {
    this.#isKicked = true;
    this.#wake?.();
  }

  /** Whether something runs that was claimed within the last milliseconds. */
  isBusy(withinMs: number): boolean {
    return (
      this.#running.size > 0 && performance.now() - this.#lastClaimAt < withinMs
    );
  }

  /** Resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake?.();
    await this.#loop;
    await Promise.all(this.#running);
  }

  async #work(): Promise<void> {
    while (!this.#isStopped) {
      this.#isKicked = false;
      const isIdle =
        this.#running.size >= this.#options.concurrency ||
        !(await this.#claimOne());
      if (isIdle && !this.#isKicked && !this.#isStopped) {
        await this.#sleep();
      }
    }
  }

  async #claimOne(): Promise<boolean> {
    const { claim, run, logger, givesWay } = this.#options;
    if (givesWay?.()) {
      return false;
    }
    try {
      const work = await claim();
      if (work === undefined) {
        return false;
      }
      const task = run(work)
        .catch(error =>
          logger.error('An operation could not be recorded', error),
        )
        .finally(() => {
          this.#running.delete(task);
          this.kick();
        });
      this.#running.add(task);
      this.#lastClaimAt = performance.now();
      return true;
    } catch (error) {
      logger.warn(`Looking for operations failed: ${error}`);
      return false;
    }
  }

  #sleep(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#wake?.(), this.#options.pollMs);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
    });
  }
}
