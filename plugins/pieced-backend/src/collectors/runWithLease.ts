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

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CollectorStore } from './CollectorStore';

/**
 * Runs a collector in one process of all that share the database; the others stand by and take over when the lease
 * ends. Resolves when the signal aborts.
 */
export async function runWithLease(options: {
  name: string;
  collectors: CollectorStore;
  logger: LoggerService;
  leaseMs: number;
  signal: AbortSignal;
  run: (signal: AbortSignal) => Promise<void>;
}): Promise<void> {
  const { name, collectors, logger, leaseMs, signal, run } = options;
  const owner = randomUUID();
  const hold = () =>
    collectors.acquire(name, owner, leaseMs).catch(error => {
      logger.warn(`The lease of collector '${name}' is out of reach: ${error}`);
      return false;
    });

  while (!signal.aborted) {
    if (await hold()) {
      const lost = new AbortController();
      const heartbeat = setInterval(async () => {
        if (!(await hold())) {
          lost.abort();
        }
      }, leaseMs / 3);
      try {
        await run(AbortSignal.any([signal, lost.signal]));
      } catch (error) {
        logger.error(`Collector '${name}' ended unexpectedly`, error as Error);
      } finally {
        clearInterval(heartbeat);
        await collectors.release(name, owner).catch(() => {});
      }
    }
    await sleep(leaseMs / 3, undefined, { signal }).catch(() => {});
  }
}
