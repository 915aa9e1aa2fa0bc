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

import type { TenantList } from '../../integrations/kubernetes/TenantCluster';
import type { TenantWatchEvent, TenantWatchSink } from './TenantWatchSink';

const largestBatch = 200;

/** The sink has refused what it was given. */
export class SinkError extends Error {
  constructor(cause: unknown) {
    super('What the tenant watch saw could not be stored', { cause });
    this.name = 'SinkError';
  }
}

/**
 * Hands things to the sink one at a time and in order, and gathers what arrives meanwhile. After a failure it takes
 * nothing more.
 */
export class SinkWriter {
  readonly #sink: TenantWatchSink;
  readonly #onFailure: (error: SinkError) => void;
  #list?: TenantList;
  #events: TenantWatchEvent[] = [];
  #alive = false;
  #work?: Promise<void>;
  #failure?: SinkError;

  constructor(options: {
    sink: TenantWatchSink;
    onFailure: (error: SinkError) => void;
  }) {
    this.#sink = options.sink;
    this.#onFailure = options.onFailure;
  }

  /** Takes the place of everything that still waits: the list must show it. */
  replaceAll(list: TenantList): void {
    this.#list = list;
    this.#events = [];
    this.#start();
  }

  apply(event: TenantWatchEvent): void {
    this.#events.push(event);
    this.#start();
  }

  /** Passed on once nothing else waits. */
  alive(): void {
    this.#alive = true;
    this.#start();
  }

  /** Resolves when everything is stored; rejects with `SinkError` when something could not be. */
  async drained(): Promise<void> {
    await this.#work;
    if (this.#failure) {
      throw this.#failure;
    }
  }

  #start(): void {
    if (!this.#work && !this.#failure) {
      this.#work = this.#writeAll().finally(() => {
        this.#work = undefined;
      });
    }
  }

  async #writeAll(): Promise<void> {
    try {
      while (this.#list || this.#events.length > 0 || this.#alive) {
        await this.#writeNext();
      }
    } catch (error) {
      this.#failure = new SinkError(error);
      this.#onFailure(this.#failure);
    }
  }

  async #writeNext(): Promise<void> {
    if (this.#list) {
      const { items, resourceVersion } = this.#list;
      this.#list = undefined;
      await this.#sink.replaceAll(items, resourceVersion);
    } else if (this.#events.length > 0) {
      await this.#sink.apply(this.#events.splice(0, largestBatch));
    } else {
      this.#alive = false;
      await this.#sink.alive();
    }
  }
}
