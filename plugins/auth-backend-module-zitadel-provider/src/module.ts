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
  authProvidersExtensionPoint,
  createOAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { readZitadelOptions } from './readZitadelOptions';
import { transformProfile } from './transformProfile';
import { createZitadelAuthenticator } from './zitadelAuthenticator';
import {
  createOrganizationResolver,
  createOrganizationResolverFactory,
} from './zitadelOrganization';
import { zitadelScopes } from './zitadelScopes';

/**
 * The sign-in provider `zitadel`.
 *
 * @public
 */
export const authModuleZitadelProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'zitadel-provider',
  register(env) {
    env.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        const options = readZitadelOptions(config);
        providers.registerProvider({
          providerId: 'zitadel',
          factory: createOAuthProviderFactory({
            authenticator: createZitadelAuthenticator({
              appUrl: config.getString('app.baseUrl'),
            }),
            additionalScopes: zitadelScopes(options),
            profileTransform: transformProfile,
            // No other resolver is offered: none of them looks at where a role was granted.
            signInResolver: createOrganizationResolver(options),
            signInResolverFactories: {
              zitadelOrganization: createOrganizationResolverFactory(options),
            },
          }),
        });
      },
    });
  },
});
