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

import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * The databases of all plugins as Backstage makes them, but with SQLite files in write-ahead mode: in the usual one each
 * commit waits for the disk, tens of milliseconds in which the whole process does nothing. A killed process loses
 * nothing by it, a power failure at most the last moments.
 */
export const databaseServiceFactory = createServiceFactory({
  service: coreServices.database,
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.lifecycle,
    logger: coreServices.logger,
    plugin: coreServices.pluginMetadata,
    rootLifecycle: coreServices.rootLifecycle,
    rootLogger: coreServices.rootLogger,
  },
  createRootContext: ({ config, rootLifecycle, rootLogger }) =>
    DatabaseManager.fromConfig(config, { rootLifecycle, rootLogger }),
  factory({ plugin, lifecycle, logger }, manager) {
    const database = manager.forPlugin(plugin.getId(), { lifecycle, logger });
    let client: Promise<Knex> | undefined;
    return {
      ...database,
      getClient() {
        client ??= database.getClient().then(inWriteAheadMode);
        return client;
      },
    };
  },
});

async function inWriteAheadMode(client: Knex): Promise<Knex> {
  if (client.client.config.client === 'better-sqlite3') {
    await client.raw('PRAGMA journal_mode = WAL');
  }
  return client;
}
