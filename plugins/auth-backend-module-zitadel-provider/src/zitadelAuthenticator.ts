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

import { ServiceUnavailableError } from '@backstage/errors';
import { oidcAuthenticator } from '@backstage/plugin-auth-backend-module-oidc-provider';
import { createOAuthAuthenticator } from '@backstage/plugin-auth-node';

type OidcContext = ReturnType<typeof oidcAuthenticator.initialize>;

/** Reads the provider's metadata when they are first needed, and again after it could not be reached. */
class Discovery {
  readonly #begin: () => OidcContext;
  #attempt: OidcContext | undefined;

  constructor(begin: () => OidcContext) {
    this.#begin = begin;
    this.#start();
  }

  /** Rejects with a ServiceUnavailableError while the provider cannot be reached; the next call asks it again. */
  async ready(): Promise<OidcContext> {
    const attempt = this.#attempt ?? this.#start();
    try {
      await attempt.promise;
    } catch (error) {
      throw new ServiceUnavailableError(
        'The sign-in service cannot be reached; try again in a moment',
        error,
      );
    }
    return attempt;
  }

  #start(): OidcContext {
    const attempt = this.#begin();
    this.#attempt = attempt;
    attempt.promise.catch(() => {
      this.#attempt = undefined;
    });
    return attempt;
  }
}

/**
 * The OpenID Connect authenticator of Backstage, which reads the provider's metadata only once, when the backend
 * starts. This one bears a provider that is away at that moment, and signs out of the provider too.
 */
export function createZitadelAuthenticator(options: {
  /** Where signing out ends; has to be among the application's post-logout addresses in ZITADEL. */
  appUrl: string;
}) {
  return createOAuthAuthenticator({
    defaultProfileTransform: oidcAuthenticator.defaultProfileTransform,
    scopes: oidcAuthenticator.scopes,
    initialize: input =>
      new Discovery(() => oidcAuthenticator.initialize(input)),
    start: async (input, discovery) =>
      oidcAuthenticator.start(input, await discovery.ready()),
    authenticate: async (input, discovery) =>
      oidcAuthenticator.authenticate(input, await discovery.ready()),
    refresh: async (input, discovery) =>
      oidcAuthenticator.refresh(input, await discovery.ready()),
    async logout(input, discovery) {
      try {
        const context = await discovery.ready();
        await oidcAuthenticator.logout?.(input, context);
        const { client } = await context.promise;
        return {
          logoutUrl: client.issuer.metadata.end_session_endpoint
            ? client.endSessionUrl({
                client_id: client.metadata.client_id,
                post_logout_redirect_uri: options.appUrl,
              })
            : undefined,
        };
      } catch {
        // Who wants to leave this browser must not be kept because ZITADEL is away: its own session ends by time.
        return undefined;
      }
    },
  });
}
