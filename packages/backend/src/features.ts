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

import { entranceServiceFactory } from './restricted/entranceServiceFactory';

/** What the backend consists of: the same in every deployment, which differ by configuration only. */
export const features = [
  entranceServiceFactory,

  import('@backstage/plugin-app-backend'),

  import('@backstage/plugin-auth-backend'),
  import('@pieced/plugin-auth-backend-module-zitadel-provider'),

  import('@backstage/plugin-catalog-backend'),
  import('@backstage/plugin-catalog-backend-module-logs'),
  import('@pieced/plugin-catalog-backend-module-pieced'),

  import('@backstage/plugin-permission-backend'),
  import('@pieced/plugin-permission-backend-module-pieced-policy'),

  import('@backstage/plugin-notifications-backend'),
  import('@backstage/plugin-signals-backend'),
  import('@backstage/plugin-user-settings-backend'),

  import('@pieced/plugin-pieced-backend'),
];
