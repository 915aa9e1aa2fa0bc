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

import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import Provider from 'oidc-provider';
import type { JWK, KoaContextWithOIDC } from 'oidc-provider';
import { escapeHtml, page } from '../page';
import {
  claimsOf,
  projectRolesClaim,
  RESOURCE_OWNER,
  ROLES_CLAIM,
} from './claimsOf';
import type { Directory } from './Directory';
import type { OidcStore } from './OidcStore';

const HOUR = 3600;

/** Keys that must survive a restart, or every session would end with it. */
export interface ProviderKeys {
  signing: JWK;
  cookies: string[];
}

/** The OIDC provider with ZITADEL's paths, scopes, claims and lifetimes. */
export async function createProvider(options: {
  issuer: string;
  directory: Directory;
  store: OidcStore<ProviderKeys>;
  client: { id: string; secret: string; redirectUris: string[] };
}): Promise<Provider> {
  const { issuer, directory, store, client } = options;
  const keys = await store.keys(createKeys);
  const { id: projectId, roles } = directory.project;
  const provider = new Provider(issuer, {
    adapter: model => store.adapter(model),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        client_name: 'PieCed Portal',
        redirect_uris: client.redirectUris,
        post_logout_redirect_uris: ['http://localhost:3000'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    routes: {
      authorization: '/oauth/v2/authorize',
      token: '/oauth/v2/token',
      userinfo: '/oidc/v1/userinfo',
      jwks: '/oauth/v2/keys',
      end_session: '/oidc/v1/end_session',
      introspection: '/oauth/v2/introspect',
      revocation: '/oauth/v2/revoke',
    },
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: keys.cookies,
      names: {
        session: 'zitadel.session',
        interaction: 'zitadel.interaction',
        resume: 'zitadel.resume',
      },
    },
    scopes: [
      'openid',
      'offline_access',
      `urn:zitadel:iam:org:project:id:${projectId}:aud`,
      'urn:zitadel:iam:org:project:id:zitadel:aud',
    ],
    claims: {
      // The project asserts roles, as the portal's set-up asks, so they come without a scope of their own.
      openid: ['sub', ROLES_CLAIM, projectRolesClaim(projectId)],
      profile: [
        'name',
        'given_name',
        'family_name',
        'preferred_username',
        'locale',
        'updated_at',
      ],
      email: ['email', 'email_verified'],
      [RESOURCE_OWNER]: [
        `${RESOURCE_OWNER}:id`,
        `${RESOURCE_OWNER}:name`,
        `${RESOURCE_OWNER}:primary_domain`,
      ],
      'urn:zitadel:iam:org:projects:roles': [projectRolesClaim(projectId)],
      ...Object.fromEntries(
        roles.map(role => [
          `urn:zitadel:iam:org:project:role:${role.key}`,
          [ROLES_CLAIM],
        ]),
      ),
    },
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: signOut,
        postLogoutSuccessSource: ctx => {
          ctx.body = page('Signed out', '<h1>You are signed out</h1>');
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `/ui/login/${uid}` },
    loadExistingGrant: consentToEverything,
    findAccount: (_ctx, sub) => {
      const person = directory.person(sub);
      if (!directory.maySignIn(person)) {
        return undefined;
      }
      return {
        accountId: sub,
        claims: use => {
          const claims = claimsOf(directory, person);
          if (use === 'id_token') {
            // ZITADEL's default: roles are in userinfo only.
            delete claims[ROLES_CLAIM];
            delete claims[projectRolesClaim(projectId)];
          }
          return claims;
        },
      };
    },
    pkce: { required: () => false },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = page(
        'Sign-in failed',
        `<h1>Sign-in failed</h1><p>${escapeHtml(out.error)}: ${escapeHtml(
          out.error_description ?? '',
        )}</p>`,
      );
    },
    ttl: {
      AccessToken: 12 * HOUR,
      IdToken: 12 * HOUR,
      AuthorizationCode: 60,
      RefreshToken: 30 * 24 * HOUR,
      Interaction: HOUR,
      Session: 30 * 24 * HOUR,
      Grant: 90 * 24 * HOUR,
    },
  });
  allowLoopback(provider);
  return provider;
}

async function createKeys(): Promise<ProviderKeys> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return {
    signing: {
      ...pair.privateKey.export({ format: 'jwk' }),
      kid: randomBytes(9).toString('hex'),
      use: 'sig',
      alg: 'RS256',
    } as JWK,
    cookies: [randomBytes(24).toString('hex')],
  };
}

/** First-party applications of ZITADEL never ask for consent. */
async function consentToEverything(ctx: KoaContextWithOIDC) {
  const { provider, client, session, account, params } = ctx.oidc;
  if (!client || !session || !account) {
    return undefined;
  }
  const grantId = session.grantIdFor(client.clientId);
  const known = grantId ? await provider.Grant.find(grantId) : undefined;
  const grant =
    known?.accountId === account.accountId
      ? known
      : new provider.Grant({
          clientId: client.clientId,
          accountId: account.accountId,
        });
  grant.addOIDCScope(String(params?.scope ?? 'openid'));
  await grant.save();
  return grant;
}

/** Ends the session at once, without the question that `oidc-provider` would ask. */
async function signOut(ctx: KoaContextWithOIDC): Promise<void> {
  const { provider, session, params } = ctx.oidc;
  for (const { grantId } of Object.values(session?.authorizations ?? {})) {
    if (grantId) {
      await provider.AccessToken.revokeByGrantId(grantId);
      await provider.RefreshToken.revokeByGrantId(grantId);
      await (await provider.Grant.find(grantId))?.destroy();
    }
  }
  await session?.destroy();
  ctx.cookies.set(provider.cookieName('session'), null);
  const target = params?.post_logout_redirect_uri;
  if (typeof target === 'string') {
    const url = new URL(target);
    if (typeof params?.state === 'string') {
      url.searchParams.set('state', params.state);
    }
    ctx.redirect(url.href);
  } else {
    ctx.body = page('Signed out', '<h1>You are signed out</h1>');
  }
}

/** Tests run the portal on any free port, so on loopback the port of a registered address does not matter. */
function allowLoopback(provider: Provider): void {
  const { prototype } = provider.Client;
  const registered = prototype.redirectUriAllowed;
  const registeredAfterLogout = prototype.postLogoutRedirectUriAllowed;
  prototype.redirectUriAllowed = function redirectUriAllowed(uri) {
    return (
      registered.call(this, uri) ||
      (this.redirectUris ?? []).some(
        known => isLoopback(uri) && path(uri) === path(known),
      )
    );
  };
  prototype.postLogoutRedirectUriAllowed =
    function postLogoutRedirectUriAllowed(uri) {
      return registeredAfterLogout.call(this, uri) || isLoopback(uri);
    };
}

function isLoopback(uri: string): boolean {
  const url = URL.parse(uri);
  return (
    url?.protocol === 'http:' &&
    ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  );
}

function path(uri: string): string | undefined {
  return URL.parse(uri)?.pathname;
}
