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
  TenantCluster,
  TenantClusterEvent,
} from '../../integrations/kubernetes/TenantCluster';
import { applyEvents } from './applyEvents';
import { isLaterVersion } from './isLaterVersion';
import { SinkWriter } from './SinkWriter';
import type { TenantWatchEvent, TenantWatchSink } from './TenantWatchSink';

/** One connection to the cluster: lists if it must, then follows the changes until the server or a failure ends it. */
export class WatchSession {
  readonly #cluster: TenantCluster;
  readonly #logger: LoggerService;
  readonly #writer: SinkWriter;
  readonly #onOpen: () => void;
  readonly #relistIntervalMs: number;
  readonly #aliveIntervalMs: number;
  readonly #stop = new AbortController();
  #version?: string;
  /** What a list has shown up to: events from before it are old. */
  #shown?: string;
  /** The events since the current list began, while there is one. */
  #meanwhile?: TenantWatchEvent[];

  constructor(options: {
    cluster: TenantCluster;
    sink: TenantWatchSink;
    logger: LoggerService;
    /** Where an earlier session got to; it lists first when there was none. */
    resumeFrom?: string;
    /** The cluster has accepted the watch. */
    onOpen: () => void;
    relistIntervalMs: number;
    aliveIntervalMs: number;
  }) {
    this.#cluster = options.cluster;
    this.#logger = options.logger;
    this.#version = options.resumeFrom;
    this.#onOpen = options.onOpen;
    this.#relistIntervalMs = options.relistIntervalMs;
    this.#aliveIntervalMs = options.aliveIntervalMs;
    this.#writer = new SinkWriter({
      sink: options.sink,
      onFailure: error => this.#stop.abort(error),
    });
  }

  /** The resource version that everything up to has been handed over. */
  get version(): string | undefined {
    return this.#version;
  }

  /**
   * Resolves when the server has ended the watch or the signal aborts, and all that came is stored. Rejects with
   * `UpstreamError` or `SinkError`.
   */
  async run(signal: AbortSignal): Promise<void> {
    const stop = AbortSignal.any([signal, this.#stop.signal]);
    let timers: NodeJS.Timeout[] = [];
    try {
      this.#version ??= await this.#list(stop);
      await this.#cluster.watch({
        resourceVersion: this.#version,
        signal: stop,
        onEvent: event => this.#take(event),
        onOpen: () => {
          this.#onOpen();
          this.#writer.alive();
          timers = [
            setInterval(() => this.#writer.alive(), this.#aliveIntervalMs),
            setInterval(() => this.#relist(stop), this.#relistIntervalMs),
          ];
        },
      });
    } finally {
      timers.forEach(timer => clearInterval(timer));
      this.#stop.abort();
      await this.#writer.drained();
    }
  }

  async #list(signal: AbortSignal): Promise<string> {
    const list = await this.#cluster.list({ signal });
    this.#shown = list.resourceVersion;
    this.#writer.replaceAll(list);
    await this.#writer.drained();
    return list.resourceVersion;
  }

  /** The safety net under the stream: lists while the stream goes on. When it fails the stream stays as it is. */
  async #relist(signal: AbortSignal): Promise<void> {
    if (this.#meanwhile) {
      return;
    }
    const meanwhile: TenantWatchEvent[] = [];
    this.#meanwhile = meanwhile;
    try {
      const list = await this.#cluster.list({ signal });
      if (!signal.aborted) {
        this.#shown = list.resourceVersion;
        this.#advance(list.resourceVersion);
        this.#writer.replaceAll(applyEvents(list, meanwhile));
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#logger.warn(`Listing the tenants again failed: ${error}`);
      }
    } finally {
      this.#meanwhile = undefined;
    }
  }

  #take(event: TenantClusterEvent): void {
    if (event.type === 'BOOKMARK') {
      this.#advance(event.resourceVersion);
      this.#writer.alive();
      return;
    }
    const { resourceVersion } = event.object.metadata;
    this.#advance(resourceVersion);
    if (this.#shown && !isLaterVersion(resourceVersion, this.#shown)) {
      return;
    }
    this.#meanwhile?.push(event);
    this.#writer.apply(event);
  }

  #advance(version: string): void {
    if (!this.#version || isLaterVersion(version, this.#version)) {
      this.#version = version;
    }
  }
}
