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
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { piecedServiceRef } from '@pieced/plugin-pieced-node';
import { PiecedEntityProvider } from './PiecedEntityProvider';
import { PiecedSource } from './PiecedSource';
import { readSchedule } from './readSchedule';
import { TenantStatusProcessor } from './TenantStatusProcessor';

/**
 * Adds the provider `pieced` to the catalog.
 *
 * @public
 */
export const catalogModulePieced = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'pieced',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        pieced: piecedServiceRef,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ config, lifecycle, processing, scheduler, ...deps }) {
        const provider = PiecedEntityProvider.create({
          events: deps.events,
          logger: deps.logger,
          source: new PiecedSource(deps),
          taskRunner: scheduler.createScheduledTaskRunner(readSchedule(config)),
          appBaseUrl: config.getOptionalString('app.baseUrl'),
        });
        lifecycle.addShutdownHook(() => provider.stop());
        processing.addEntityProvider(provider);
        processing.addProcessor(new TenantStatusProcessor());
      },
    });
  },
});
