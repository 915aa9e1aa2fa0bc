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
import { toError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TenantCluster } from '../../integrations/kubernetes/TenantCluster';
import { UpstreamError } from '../../integrations/UpstreamError';
import { Backoff } from './Backoff';
import { SinkError } from './SinkWriter';
import type { TenantWatchSink } from './TenantWatchSink';
import { WatchSession } from './WatchSession';

export interface TenantWatchOptions {
  cluster: TenantCluster;
  sink: TenantWatchSink;
  logger: LoggerService;
  /** How often all tenants are listed although the watch is healthy, in milliseconds; 5 minutes by default. */
  relistIntervalMs?: number;
  /** How often a healthy watch says so, in milliseconds; 15 seconds by default. */
  aliveIntervalMs?: number;
  /** Waiting times after failures, in milliseconds; from 500 to 30,000 by default. */
  backoff?: { firstMs: number; longestMs: number };
  /** A watch that held this long, in milliseconds, was a good one: the next failure waits little again. */
  stableAfterMs?: number;
  /** From 0 up to 1. */
  random?: () => number;
}

/** After these the stream goes on where it broke; after everything else something may be lost and all is listed anew. */
const resumableCodes = new Set([
  'unreachable',
  'timeout',
  'unavailable',
  'rate_limited',
  'unauthorized',
  'forbidden',
]);

/** The longest that a server's `Retry-After` is heeded, in milliseconds. */
const longestRetryAfterMs = 60_000;

/**
 * Keeps a sink in step with the tenants of a cluster, whatever breaks. Meant to run once a cluster and for ever:
 * every failure leads to another attempt.
 */
export class TenantWatch {
  readonly #options: Required<Omit<TenantWatchOptions, 'backoff' | 'random'>>;
  readonly #backoff: Backoff;
  #lost?: { reason: string; since: number };

  constructor(options: TenantWatchOptions) {
    const { backoff, random, ...others } = options;
    this.#options = {
      relistIntervalMs: 5 * 60_000,
      aliveIntervalMs: 15_000,
      stableAfterMs: 10_000,
      ...others,
    };
    this.#backoff = new Backoff({
      firstMs: 500,
      longestMs: 30_000,
      ...backoff,
      random,
    });
  }

  /** Resolves after the signal has aborted and what had come by then is stored. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    let resumeFrom: string | undefined;
    while (!signal.aborted) {
      let openedAt: number | undefined;
      const session = new WatchSession({
        ...this.#options,
        resumeFrom,
        onOpen: () => {
          openedAt = Date.now();
          this.#recovered();
        },
      });
      const failure = await failureOf(session.run(signal));
      if (signal.aborted) {
        break;
      }
      resumeFrom = isResumable(failure) ? session.version : undefined;
      const { stableAfterMs } = this.#options;
      const isStable =
        openedAt !== undefined && Date.now() - openedAt >= stableAfterMs;
      if (isStable) {
        this.#backoff.reset();
      }
      if (failure || !isStable) {
        await this.#lose(failure);
        await pause(this.#delay(failure), signal);
      }
    }
  }

  #recovered(): void {
    if (this.#lost) {
      const seconds = Math.round((Date.now() - this.#lost.since) / 1000);
      this.#options.logger.info(`Tenant watch is back after ${seconds} s`);
      this.#lost = undefined;
    }
  }

  async #lose(failure: Error | undefined): Promise<void> {
    const { sink, logger } = this.#options;
    const reason = reasonOf(failure);
    const text = `Tenant watch lost (${reason})${
      failure ? `: ${describe(failure)}` : ''
    }`;
    if (this.#lost?.reason === reason) {
      logger.debug(text);
    } else {
      logger.warn(text);
    }
    this.#lost = { since: Date.now(), ...this.#lost, reason };
    try {
      await sink.lost(reason);
    } catch (error) {
      logger.debug(`The loss of the tenant watch was not stored: ${error}`);
    }
  }

  #delay(failure: Error | undefined): number {
    const asked =
      failure instanceof UpstreamError ? failure.retryAfterMs ?? 0 : 0;
    return Math.max(this.#backoff.next(), Math.min(asked, longestRetryAfterMs));
  }
}

async function failureOf(work: Promise<void>): Promise<Error | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return toError(error);
  }
}

function isResumable(failure: Error | undefined): boolean {
  return (
    !failure ||
    (failure instanceof UpstreamError && resumableCodes.has(failure.code))
  );
}

function reasonOf(failure: Error | undefined): string {
  if (!failure) {
    return 'ended';
  }
  if (failure instanceof SinkError) {
    return 'sink';
  }
  return failure instanceof UpstreamError ? failure.code : 'unexpected';
}

function describe(failure: Error): string {
  return failure.cause
    ? `${failure.message}: ${failure.cause}`
    : failure.message;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    // Only the signal ends it early.
  }
}
