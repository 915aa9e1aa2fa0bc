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
import type { LifecycleService } from '@backstage/backend-plugin-api';
import { ConfigSources } from '@backstage/config-loader';
import { PortalAdmin } from '@pieced/plugin-pieced-backend';
import { consoleLogger } from './consoleLogger';

/** There is no backend whose start or end could be waited for: the command ends when it is done. */
const noLifecycle: LifecycleService = {
  addStartupHook: () => {},
  addShutdownHook: () => {},
};

/**
 * Opens the portal's database as the configuration has it.
 *
 * @param files - configuration files; without any, what Backstage takes by itself
 */
export async function openAdmin(files: string[]): Promise<PortalAdmin> {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({
      argv: files.flatMap(file => ['--config', file]),
    }),
  );
  const database = DatabaseManager.fromConfig(config, {
    rootLogger: consoleLogger,
  }).forPlugin('pieced', { logger: consoleLogger, lifecycle: noLifecycle });
  return PortalAdmin.create({ database, config });
}
