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
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

const KEY = 'catalog.providers.pieced.schedule';

/** When the catalog is brought in line with the portal as a whole, events apart. */
export function readSchedule(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  return config.has(KEY)
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig(KEY),
      )
    : {
        frequency: { minutes: 10 },
        timeout: { minutes: 5 },
        // Each start brings a full sync of its own.
        initialDelay: { minutes: 10 },
      };
}
