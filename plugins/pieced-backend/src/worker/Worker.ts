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

import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { OperationObserver } from '@pieced/plugin-pieced-node';
import { runWithLease } from '../collectors/runWithLease';
import type { PiecedConfig } from '../config';
import type { Database } from '../database/Database';
import { KubernetesTenantCluster } from '../integrations/kubernetes/KubernetesTenantCluster';
import type { TenantCluster } from '../integrations/kubernetes/TenantCluster';
import { OpenBaoSecretStore } from '../integrations/openbao/OpenBaoSecretStore';
import type { Directory } from '../integrations/zitadel/Directory';
import { ZitadelDirectory } from '../integrations/zitadel/ZitadelDirectory';
import { ZitadelMemberManagement } from '../integrations/zitadel/ZitadelMemberManagement';
import { ZitadelManagement } from '../integrations/zitadel/ZitadelManagement';
import { memberOperations } from '../members/memberOperations';
import { noticeMailOf } from '../notices/noticeMailOf';
import { noticeOperation } from '../notices/noticeOperation';
import { OperationEngine } from '../operations/OperationEngine';
import { syncOrganizations } from '../organizations/syncOrganizations';
import { cancelOperation } from '../registration/cancelOperation';
import { registerOperation } from '../registration/registerOperation';
import { provisionOperation } from '../requests/provisionOperation';
import { createOpener, resealSecrets, type SealingKeys } from '../sealing';
import type { Stores } from '../stores';
import { KnownCluster } from '../tenants/KnownCluster';
import { TENANT_WATCH, TenantTable } from '../tenants/TenantTable';
import { TenantWatch } from '../tenants/watch';

const MAIL_CONCURRENCY = 2;
const MAIL_POLL_MS = 2_000;

interface WorkerOptions {
  config: Config;
  database: Database;
  keys: SealingKeys;
  logger: LoggerService;
  notifications: NotificationService;
  observer: OperationObserver;
  scheduler: SchedulerService;
  settings: PiecedConfig;
  stores: Stores;
}

/**
 * Everything that talks to outside systems: operations out, collectors in. The only holder of their credentials.
 */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #engines: OperationEngine[];
  readonly #cluster: TenantCluster;
  readonly #directory: Directory;
  readonly #stopping = new AbortController();
  #watching?: Promise<void>;

  static create(options: WorkerOptions): Worker {
    const { config, keys, settings, stores } = options;
    const opener = createOpener(keys);
    if (!opener) {
      throw new InputError(
        'No key of pieced.sealing.keys has a private half, so this worker could not open a secret; set one, or set pieced.worker.enabled to false',
      );
    }
    const cluster = new KnownCluster({
      cluster: KubernetesTenantCluster.fromConfig(
        config.getConfig('pieced.kubernetes'),
      ),
      collectors: stores.collectors,
      adopted: config.getOptionalString('pieced.kubernetes.adoptedCluster'),
    });
    const management = ZitadelManagement.fromConfig(
      config.getConfig('pieced.zitadel'),
    );
    const common = {
      ...options,
      store: stores.operations,
      leaseMs: settings.worker.leaseMs,
    };
    const engine = new OperationEngine({
      ...common,
      kinds: [
        provisionOperation({
          ...stores,
          opener,
          cluster,
          secretStore: OpenBaoSecretStore.fromConfig(
            config.getConfig('pieced.openbao'),
          ),
        }),
        registerOperation({ ...stores, management }),
        cancelOperation({ ...stores, management }),
        ...memberOperations({
          ...stores,
          management,
          accounts: ZitadelMemberManagement.fromConfig(
            config.getConfig('pieced.zitadel'),
          ),
        }),
      ],
      concurrency: settings.worker.concurrency,
    });
    // places of its own: mails that hang at a dead server must not take those of provisioning
    const mailRoom = new OperationEngine({
      ...common,
      kinds: [noticeOperation({ ...options, mail: noticeMailOf(config) })],
      concurrency: MAIL_CONCURRENCY,
      givesWayTo: engine,
      pollMs: MAIL_POLL_MS,
    });
    const directory = ZitadelDirectory.fromConfig(
      config.getConfig('pieced.zitadel'),
    );
    return new Worker(options, {
      engines: [engine, mailRoom],
      cluster,
      directory,
    });
  }

  private constructor(
    options: WorkerOptions,
    parts: {
      engines: OperationEngine[];
      cluster: TenantCluster;
      directory: Directory;
    },
  ) {
    this.#options = options;
    this.#engines = parts.engines;
    this.#cluster = parts.cluster;
    this.#directory = parts.directory;
  }

  async start(): Promise<void> {
    this.#engines.forEach(engine => engine.start());
    this.#watching = this.#watchTenants();
    await this.#scheduleSync();
    await this.#scheduleReseal();
  }

  /** Looks for operations of these kinds at once. */
  kick(kinds: string[]): void {
    this.#engines
      .filter(engine => kinds.some(kind => engine.knows(kind)))
      .forEach(engine => engine.kick());
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([
      ...this.#engines.map(engine => engine.stop()),
      this.#watching,
    ]);
  }

  #watchTenants(): Promise<void> {
    const { database, logger, settings, stores } = this.#options;
    return runWithLease({
      name: TENANT_WATCH,
      collectors: stores.collectors,
      logger,
      leaseMs: settings.worker.leaseMs,
      signal: this.#stopping.signal,
      run: signal =>
        new TenantWatch({
          cluster: this.#cluster,
          sink: new TenantTable({ database, ...stores }),
          logger: logger.child({ collector: TENANT_WATCH }),
        }).run(signal),
    });
  }

  async #scheduleSync(): Promise<void> {
    const { logger, scheduler, settings, stores } = this.#options;
    await scheduler.scheduleTask({
      id: 'sync-organizations',
      frequency: settings.worker.syncFrequency,
      timeout: { minutes: 5 },
      scope: 'global',
      fn: async () => {
        const counts = await syncOrganizations({
          directory: this.#directory,
          organizations: stores.organizations,
        });
        logger.debug('Synced organizations', counts);
      },
    });
  }

  /** After a change of keys the older ones are done with soon, without anybody having to think of it. */
  async #scheduleReseal(): Promise<void> {
    const { database, keys, logger, scheduler } = this.#options;
    await scheduler.scheduleTask({
      id: 'reseal-secrets',
      frequency: { hours: 1 },
      initialDelay: { minutes: 1 },
      timeout: { minutes: 30 },
      scope: 'global',
      fn: async signal => {
        const { currentKeyId, resealed, unreadable, envelopes } =
          await resealSecrets({ database, keys, signal });
        if (resealed > 0) {
          logger.info('Sealed secrets with the current key', {
            keyId: currentKeyId,
            resealed,
            envelopes,
          });
        }
        for (const { requestId, keyId, reason } of unreadable) {
          logger.error('A sealed secret cannot be opened', {
            requestId,
            keyId,
            reason,
          });
        }
      },
    });
  }
}
