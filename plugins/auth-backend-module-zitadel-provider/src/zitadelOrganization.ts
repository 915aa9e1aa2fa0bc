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

import type { OidcAuthResult } from '@backstage/plugin-auth-backend-module-oidc-provider';
import {
  createSignInResolverFactory,
  type OAuthAuthenticatorResult,
  type SignInResolver,
} from '@backstage/plugin-auth-node';
import type { ZitadelOptions } from './readZitadelOptions';
import { resolveIdentity } from './resolveIdentity';

type OidcResolver = SignInResolver<OAuthAuthenticatorResult<OidcAuthResult>>;

/**
 * Signs in whoever has a role in the portal; nobody needs an entity in the catalog. Runs at each refresh too, so a role
 * taken away in ZITADEL ends with the token.
 */
export function createOrganizationResolver(
  options: ZitadelOptions,
): OidcResolver {
  return async ({ result }, context) => {
    const { userEntityRef, ownershipEntityRefs } = resolveIdentity(
      result.fullProfile.userinfo,
      options,
    );
    return context.issueToken({
      claims: { sub: userEntityRef, ent: ownershipEntityRefs },
    });
  };
}

/** The resolver under a name for `signIn.resolvers`. */
export function createOrganizationResolverFactory(options: ZitadelOptions) {
  return createSignInResolverFactory({
    create: () => createOrganizationResolver(options),
  });
}
