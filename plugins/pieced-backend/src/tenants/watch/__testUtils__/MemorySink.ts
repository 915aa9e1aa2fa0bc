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

import type { ObservedTenant } from '../../../integrations/kubernetes/PiecedTenantResource';
import type { TenantWatchEvent, TenantWatchSink } from '../TenantWatchSink';

/** For tests: a table in memory that takes everything as it comes and writes down every call. */
export class MemorySink implements TenantWatchSink {
  readonly #tenants = new Map<string, string>();
  /** Such as `replaceAll a b`, `apply +a -b`, `alive` or `lost expired`. */
  readonly calls: string[] = [];
  /** Each error fails one call of that name. */
  readonly errors: { call: string; error: Error }[] = [];
  /** Awaited inside each call of `apply`. */
  beforeApplied: () => Promise<void> = async () => {};
  #busy = false;

  /** Tenant name to phase. */
  get tenants(): Record<string, string> {
    return Object.fromEntries([...this.#tenants].sort());
  }

  async replaceAll(items: ObservedTenant[]): Promise<void> {
    const names = items.map(item => item.metadata.name).sort();
    await this.#call('replaceAll', names, async () => {
      this.#tenants.clear();
      items.forEach(item => this.#set(item));
    });
  }

  async apply(events: TenantWatchEvent[]): Promise<void> {
    const changes = events.map(
      ({ type, object }) =>
        `${type === 'DELETED' ? '-' : '+'}${object.metadata.name}`,
    );
    await this.#call('apply', changes, async () => {
      await this.beforeApplied();
      for (const { type, object } of events) {
        if (type === 'DELETED') {
          this.#tenants.delete(object.metadata.name);
        } else {
          this.#set(object);
        }
      }
    });
  }

  async alive(): Promise<void> {
    await this.#call('alive', [], async () => {});
  }

  async lost(reason: string): Promise<void> {
    await this.#call('lost', [reason], async () => {});
  }

  #set(item: ObservedTenant): void {
    this.#tenants.set(item.metadata.name, item.status.phase ?? '');
  }

  async #call(
    name: string,
    details: string[],
    work: () => Promise<void>,
  ): Promise<void> {
    if (this.#busy) {
      throw new Error(`${name} came while another call was under way`);
    }
    this.calls.push([name, ...details].join(' '));
    const planned = this.errors.findIndex(({ call }) => call === name);
    if (planned >= 0) {
      throw this.errors.splice(planned, 1)[0].error;
    }
    this.#busy = true;
    try {
      await work();
    } finally {
      this.#busy = false;
    }
  }
}
