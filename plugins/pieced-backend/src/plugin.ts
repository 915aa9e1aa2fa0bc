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

import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { operationObserverServiceRef } from '@pieced/plugin-pieced-node';
import { registerPermissions } from './access/registerPermissions';
import { readPiecedConfig } from './config';
import { Database } from './database/Database';
import { FeedTail, type Change } from './feed/FeedTail';
import { pruneFeed } from './feed/pruneFeed';
import { publishEvents } from './feed/publishEvents';
import { publishSignals } from './feed/publishSignals';
import { createRouter } from './router';
import { SealingKeys } from './sealing';
import { createServices } from './services';
import { createStores } from './stores';
import { Worker } from './worker/Worker';

/**
 * The PieCed portal.
 *
 * @public
 */
export const piecedPlugin = createBackendPlugin({
  pluginId: 'pieced',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        observer: operationObserverServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { config, lifecycle, logger, scheduler } = deps;
        const settings = readPiecedConfig(config);
        const keys = SealingKeys.fromConfig(
          config.getOptionalConfig('pieced.sealing'),
        );
        const database = await Database.create({ database: deps.database });
        const stores = createStores({ database, settings });

        registerPermissions(deps.permissionsRegistry, stores);
        const services = createServices({
          ...deps,
          ...settings,
          database,
          keys,
          stores,
        });
        deps.httpRouter.use(
          createRouter({ ...settings, ...services, ...deps }),
        );
        deps.httpRouter.addAuthPolicy({
          path: '/public',
          allow: 'unauthenticated',
        });

        const worker = settings.worker.isEnabled
          ? Worker.create({ ...deps, database, keys, settings, stores })
          : undefined;
        const kick = kickWorker(worker);
        // own work at once, that of other processes when the feed tells
        database.onCommitted(kick);
        const feed = new FeedTail({
          database,
          logger,
          listeners: [
            kick,
            publishEvents(deps.events),
            publishSignals({
              signals: deps.signals,
              organizations: stores.organizations,
            }),
          ],
        });

        lifecycle.addStartupHook(async () => {
          await feed.start();
          await worker?.start();
        });
        lifecycle.addShutdownHook(async () => {
          await worker?.stop();
          await feed.stop();
        });
        await pruneFeed({ database, scheduler, logger });
      },
    });
  },
});

function kickWorker(
  worker: Worker | undefined,
): (changes: Pick<Change, 'topic' | 'key'>[]) => void {
  return changes => {
    const work = changes.filter(({ topic }) => topic === 'work');
    if (work.length > 0) {
      worker?.kick(work.map(({ key }) => key));
    }
  };
}
