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
  rootHttpRouterServiceFactory,
  type RootHttpRouterConfigureContext,
} from '@backstage/backend-defaults/rootHttpRouter';
import { customerReach } from './customerReach';
import { restrictTo } from './restrictTo';

/** @see entranceServiceFactory */
export function configureEntrance({
  app,
  applyDefaults,
  config,
}: Pick<
  RootHttpRouterConfigureContext,
  'app' | 'applyDefaults' | 'config'
>): void {
  if (config.getOptionalString('pieced.deployment') === 'customer') {
    const permissions =
      config.getOptionalBoolean('permission.enabled') ?? false;
    app.use(restrictTo(customerReach({ permissions })));
  }
  applyDefaults();
}

/**
 * The backend's HTTP entrance. With `pieced.deployment: customer` it leads to the portal, to one's own settings and to
 * one's own notifications only, whatever else is installed and whatever the policy says.
 */
export const entranceServiceFactory = rootHttpRouterServiceFactory({
  configure: configureEntrance,
});
