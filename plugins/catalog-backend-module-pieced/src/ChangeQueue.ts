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

/** What has to be read again. */
export interface Changes {
  everything: boolean;
  /** Tenant names. */
  tenants: Set<string>;
  /** Organization ids. */
  organizations: Set<string>;
}

const GATHER_MS = 100;
const RETRY_MIN_MS = 1_000;
const RETRY_MAX_MS = 60_000;

/**
 * Gathers bursts of changes and applies them one batch after the other. A batch that fails goes back into the queue
 * and is tried again, after longer and longer pauses: a change must not get lost because the portal restarts.
 */
export class ChangeQueue {
  readonly #apply: (changes: Changes) => Promise<void>;
  readonly #logger: LoggerService;
  #waiting = noChanges();
  #timer?: NodeJS.Timeout;
  #isApplying = false;
  #isStopped = false;
  #failures = 0;

  constructor(options: {
    apply: (changes: Changes) => Promise<void>;
    logger: LoggerService;
  }) {
    this.#apply = options.apply;
    this.#logger = options.logger;
  }

  add(changes: Partial<Changes>): void {
    const { everything = false, tenants = [], organizations = [] } = changes;
    this.#waiting.everything ||= everything;
    for (const name of tenants) {
      this.#waiting.tenants.add(name);
    }
    for (const id of organizations) {
      this.#waiting.organizations.add(id);
    }
    this.#schedule(GATHER_MS);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(delayMs: number): void {
    if (this.#timer || this.#isApplying || this.#isStopped) {
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#run();
    }, delayMs);
  }

  async #run(): Promise<void> {
    const changes = this.#waiting;
    this.#waiting = noChanges();
    this.#isApplying = true;
    try {
      await this.#apply(changes);
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      this.#logger.warn(
        'Could not bring changes of the portal into the catalog, trying again soon',
        error as Error,
      );
    }
    this.#isApplying = false;
    if (this.#failures > 0) {
      this.#schedule(
        Math.min(RETRY_MIN_MS * 2 ** (this.#failures - 1), RETRY_MAX_MS),
      );
      this.add(changes);
    } else if (!isEmpty(this.#waiting)) {
      this.#schedule(GATHER_MS);
    }
  }
}

function noChanges(): Changes {
  return { everything: false, tenants: new Set(), organizations: new Set() };
}

function isEmpty(changes: Changes): boolean {
  return (
    !changes.everything &&
    changes.tenants.size === 0 &&
    changes.organizations.size === 0
  );
}
