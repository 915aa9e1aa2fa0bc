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

export interface Config {
  auth?: {
    providers?: {
      zitadel?: {
        /** Keyed by environment, such as `development` or `production`. */
        [authEnv: string]: {
          /** The issuer, or the address of its `/.well-known/openid-configuration`. */
          metadataUrl: string;
          clientId: string;
          /** @visibility secret */
          clientSecret: string;
          /** Where ZITADEL sends people back to; by default below the backend's own address. */
          callbackUrl?: string;
          tokenEndpointAuthMethod?: string;
          tokenSignedResponseAlg?: string;
          /** Scopes beyond those that the portal needs. */
          additionalScopes?: string | string[];
          /** What ZITADEL asks of the person. `none`, the default, fails for people without a ZITADEL session. */
          prompt?: 'auto' | 'none' | 'login' | 'select_account' | string;
          /** Of each call to ZITADEL. */
          timeout?: string | { [unit: string]: number };
          /** Further parameters of the authorization request, such as `ui_locales`. */
          startUrlSearchParams?: { [key: string]: string };
          sessionDuration?: string | { [unit: string]: number };
          signIn?: {
            resolvers: Array<{
              /** The only one: organization and roles from ZITADEL's claims. Also used when this is left out. */
              resolver: 'zitadelOrganization';
            }>;
          };
        };
      };
    };
  };
  pieced?: {
    platform?: {
      /** ZITADEL id of PieCed's own organization: only its members can be staff. */
      organizationId: string;
    };
    /** With `customer` people of PieCed cannot sign in. Defaults to `full`. */
    deployment?: 'full' | 'customer';
    zitadel?: {
      /** ZITADEL id of the portal's project. With it roles come even when the project does not assert them. */
      projectId?: string;
    };
  };
}
