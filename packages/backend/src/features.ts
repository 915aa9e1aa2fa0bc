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

import app from '@backstage/plugin-app-backend';
import auth from '@backstage/plugin-auth-backend';
import catalog from '@backstage/plugin-catalog-backend';
import catalogLogs from '@backstage/plugin-catalog-backend-module-logs';
import notifications from '@backstage/plugin-notifications-backend';
import permission from '@backstage/plugin-permission-backend';
import signals from '@backstage/plugin-signals-backend';
import userSettings from '@backstage/plugin-user-settings-backend';
import authZitadel from '@pieced/plugin-auth-backend-module-zitadel-provider';
import catalogPieced from '@pieced/plugin-catalog-backend-module-pieced';
import permissionPolicy from '@pieced/plugin-permission-backend-module-pieced-policy';
import pieced from '@pieced/plugin-pieced-backend';

/** What the backend consists of: the same in every deployment, which differ by configuration only. */
export const features = [
  app,

  auth,
  authZitadel,

  catalog,
  catalogLogs,
  catalogPieced,

  permission,
  permissionPolicy,

  notifications,
  signals,
  userSettings,

  pieced,
];
