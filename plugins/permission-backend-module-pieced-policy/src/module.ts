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
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { PiecedPermissionPolicy } from './PiecedPermissionPolicy';

/**
 * Installs the portal's policy. A backend has one policy: leave this module out where you bring your own.
 *
 * @public
 */
export const permissionModulePiecedPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'pieced-policy',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ config, policy, userInfo }) {
        policy.setPolicy(
          PiecedPermissionPolicy.create({
            userInfo,
            isForCustomers:
              config.getOptionalString('pieced.deployment') === 'customer',
          }),
        );
      },
    });
  },
});
