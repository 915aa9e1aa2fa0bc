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
import type { Database } from '../database/Database';

const KEPT_MS = 60 * 60 * 1000;

/** Removes hints that every replica has long read, once an hour. */
export async function pruneFeed(options: {
  database: Database;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<void> {
  const { database, scheduler, logger } = options;
  await scheduler.scheduleTask({
    id: 'prune-feed',
    frequency: { hours: 1 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 5 },
    scope: 'global',
    fn: async () => {
      const count = await database
        .queries('changes')
        .where('created_at', '<', new Date(Date.now() - KEPT_MS))
        .delete();
      logger.debug('Pruned the feed', { count });
    },
  });
}
