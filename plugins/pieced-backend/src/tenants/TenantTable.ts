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

import type { ObservedTenant } from '../integrations/kubernetes/PiecedTenantResource';
import type { Database, Transaction } from '../database/Database';
import type { CollectorStore } from '../collectors/CollectorStore';
import type { TenantRow } from './TenantRow';
import { tenantRowOf } from './tenantRowOf';
import type { TenantStore } from './TenantStore';
import type {
  TenantWatchEvent,
  TenantWatchSink,
} from './watch/TenantWatchSink';

export const TENANT_WATCH = 'tenant-watch';

const CHUNK = 500;

/**
 * Writes what the watch sees into the tenants table: only forward in resource version, and only rows that differ.
 */
export class TenantTable implements TenantWatchSink {
  readonly #database: Database;
  readonly #tenants: TenantStore;
  readonly #collectors: CollectorStore;

  constructor(options: {
    database: Database;
    tenants: TenantStore;
    collectors: CollectorStore;
  }) {
    this.#database = options.database;
    this.#tenants = options.tenants;
    this.#collectors = options.collectors;
  }

  /** Not all in one transaction: each row stands for itself, and on SQLite nobody reads while one writes. */
  async replaceAll(
    items: ObservedTenant[],
    resourceVersion: string,
  ): Promise<void> {
    for (let i = 0; i < items.length; i += CHUNK) {
      await this.#database.transaction(tx =>
        this.#write(tx, items.slice(i, i + CHUNK)),
      );
    }
    const present = new Set(items.map(item => item.metadata.name));
    await this.#database.transaction(async tx => {
      const known = await this.#tenants.notDeleted(tx.queries);
      await this.#tenants.markDeleted(
        tx,
        known
          .filter(
            row =>
              !present.has(row.name) &&
              // made after the list was: a lister that stalled must not take it for deleted
              Number(row.resource_version) <= Number(resourceVersion),
          )
          .map(({ name, uid }) => ({ name, uid, resourceVersion })),
        new Date(),
      );
    });
    await this.alive();
  }

  async apply(events: TenantWatchEvent[]): Promise<void> {
    const last = new Map(
      events.map(event => [event.object.metadata.name, event]),
    );
    const [gone, present] = [
      [...last.values()].filter(event => event.type === 'DELETED'),
      [...last.values()].filter(event => event.type !== 'DELETED'),
    ];
    await this.#database.transaction(async tx => {
      await this.#write(
        tx,
        present.map(event => event.object),
      );
      await this.#tenants.markDeleted(
        tx,
        gone.map(event => event.object.metadata),
        new Date(),
      );
    });
  }

  alive(): Promise<void> {
    return this.#collectors.alive(TENANT_WATCH);
  }

  lost(reason: string): Promise<void> {
    return this.#collectors.lost(TENANT_WATCH, reason);
  }

  async #write(tx: Transaction, items: ObservedTenant[]): Promise<void> {
    const observedAt = new Date();
    const rows = items.map(item => tenantRowOf(item, observedAt));
    const before = await this.#tenants.byName(
      tx.queries,
      rows.map(row => row.name),
    );
    await this.#tenants.write(
      tx,
      rows.filter(row => isNewer(row, before.get(row.name))),
    );
  }
}

function isNewer(row: TenantRow, before: TenantRow | undefined): boolean {
  return (
    !before ||
    before.uid !== row.uid ||
    Number(row.resource_version) > Number(before.resource_version)
  );
}
