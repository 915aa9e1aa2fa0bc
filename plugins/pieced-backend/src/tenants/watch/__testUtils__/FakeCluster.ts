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

import { UpstreamError } from '../../../integrations/UpstreamError';
import { piecedTenantSchema } from '../../../integrations/kubernetes/PiecedTenantResource';
import type { PiecedTenantResource } from '../../../integrations/kubernetes/PiecedTenantResource';
import type {
  TenantCluster,
  TenantClusterEvent,
  TenantList,
  TenantWatchOptions,
} from '../../../integrations/kubernetes/TenantCluster';

interface OpenWatch {
  send(event: TenantClusterEvent): void;
  end(error?: Error): void;
}

/** An error as the real client makes it. */
export function upstreamError(
  code: string,
  options?: { isTransient?: boolean; retryAfterMs?: number },
): UpstreamError {
  return new UpstreamError({
    system: 'kubernetes',
    isTransient: true,
    code,
    message: `kubernetes is ${code}`,
    ...options,
  });
}

/** For tests: tenants in memory with a history, whose lists and watches fail as the test says. */
export class FakeCluster implements TenantCluster {
  readonly #tenants = new Map<string, PiecedTenantResource>();
  readonly #history: { version: number; event: TenantClusterEvent }[] = [];
  readonly #watches = new Set<OpenWatch>();
  #version = 100;
  #held?: TenantClusterEvent[];
  /** Which cluster this is. */
  uid = 'fake-cluster';
  /** Where each watch began. */
  readonly watchedFrom: string[] = [];
  lists = 0;
  /** Each error fails one list. */
  readonly listErrors: Error[] = [];
  /** Each error fails one watch before it opens. */
  readonly watchErrors: Error[] = [];
  /** Awaited between reading and answering a list. */
  beforeListAnswers: () => Promise<void> = async () => {};

  async identity(): Promise<string> {
    return this.uid;
  }

  get openWatches(): number {
    return this.#watches.size;
  }

  set(name: string, phase = 'Ready'): void {
    const type = this.#tenants.has(name) ? 'MODIFIED' : 'ADDED';
    const tenant = this.#tenant(name, phase);
    this.#tenants.set(name, tenant);
    this.#record({ type, object: tenant });
  }

  delete(name: string): void {
    this.#tenants.delete(name);
    this.#record({ type: 'DELETED', object: this.#tenant(name, 'Deleting') });
  }

  /** A change that no watch ever tells of. */
  setUnseen(name: string): void {
    this.#tenants.set(name, this.#tenant(name, 'Ready'));
  }

  /** From now on watches lag behind lists. */
  holdEvents(): void {
    this.#held = [];
  }

  releaseEvents(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    held.forEach(event => this.#send(event));
  }

  bookmark(): void {
    this.#send({ type: 'BOOKMARK', resourceVersion: String(this.#version) });
  }

  /** Ends every open watch, with an error or as a server does when its time is over. */
  endWatches(error?: Error): void {
    const ended = [...this.#watches];
    this.#watches.clear();
    ended.forEach(watch => watch.end(error));
  }

  async create(): Promise<PiecedTenantResource> {
    throw upstreamError('forbidden');
  }

  async get(name: string): Promise<PiecedTenantResource | undefined> {
    return this.#tenants.get(name);
  }

  async list(): Promise<TenantList> {
    this.lists += 1;
    const error = this.listErrors.shift();
    if (error) {
      throw error;
    }
    const list = {
      items: [...this.#tenants.values()],
      resourceVersion: String(this.#version),
    };
    await this.beforeListAnswers();
    return list;
  }

  async watch(options: TenantWatchOptions): Promise<void> {
    const { resourceVersion, signal, onOpen, onEvent } = options;
    this.watchedFrom.push(resourceVersion);
    const error = this.watchErrors.shift();
    if (error) {
      throw error;
    }
    let watch: OpenWatch | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        watch = {
          send: onEvent,
          end: failure => (failure ? reject(failure) : resolve()),
        };
        signal.addEventListener('abort', () => resolve());
        this.#watches.add(watch);
        onOpen();
        this.#history
          .filter(({ version }) => version > Number(resourceVersion))
          .forEach(({ event }) => onEvent(event));
      });
    } finally {
      if (watch) {
        this.#watches.delete(watch);
      }
    }
  }

  #tenant(name: string, phase: string): PiecedTenantResource {
    this.#version += 1;
    return piecedTenantSchema.parse({
      metadata: { name, resourceVersion: String(this.#version) },
      status: { phase },
    });
  }

  #record(event: TenantClusterEvent): void {
    this.#history.push({ version: this.#version, event });
    this.#send(event);
  }

  #send(event: TenantClusterEvent): void {
    if (this.#held) {
      this.#held.push(event);
    } else {
      this.#watches.forEach(watch => watch.send(event));
    }
  }
}
