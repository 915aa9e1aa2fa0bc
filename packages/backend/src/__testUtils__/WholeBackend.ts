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

import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import app from '@backstage/plugin-app-backend';
import type { JsonObject } from '@backstage/types';
import { signInToPortal, type Sandbox } from '@pieced/sandbox';
import { join } from 'node:path';
import { features } from '../features';
import { configureEntrance } from '../restricted/entranceServiceFactory';
import { listRoutes, type Route } from './listRoutes';
import { people, type PersonName, type Principal } from './people';

const SERVICE_TOKEN = 'only-for-this-test-of-the-backend';

/**
 * The backend with everything that is installed besides the pages, over HTTP, with a sandbox for the outside.
 */
export class WholeBackend {
  readonly #stop: () => Promise<void>;
  readonly #listRoutes: () => Route[];
  readonly #tokens: Map<PersonName, Promise<string>>;
  readonly url: string;

  private constructor(options: {
    stop: () => Promise<void>;
    listRoutes: () => Route[];
    url: string;
    tokens: Map<PersonName, Promise<string>>;
  }) {
    this.#stop = options.stop;
    this.#listRoutes = options.listRoutes;
    this.url = options.url;
    this.#tokens = options.tokens;
  }

  /**
   * @param options.folder - for databases and files; a second backend on it goes on with what a first one left, on the
   *   same port also with its tokens
   */
  static async start(options: {
    deployment: 'full' | 'customer';
    permissions: boolean;
    folder: string;
    port: number;
    sandbox: Sandbox;
    tokens: Map<PersonName, Promise<string>>;
  }): Promise<WholeBackend> {
    const url = `http://localhost:${options.port}`;
    const backend = createBackend();
    let list: () => Route[] = () => [];
    backend.add(
      rootHttpRouterServiceFactory({
        configure: context => {
          list = () => listRoutes(context.routes);
          configureEntrance(context);
        },
      }),
    );
    for (const factory of [
      mockServices.rootConfig.factory({
        data: configOf({ ...options, url }),
      }),
      mockServices.rootLogger.factory({ level: 'none' }),
    ]) {
      backend.add(factory);
    }
    // The pages are served from a build, which tests of the backend do not wait for.
    for (const feature of features.filter(other => other !== app)) {
      backend.add(feature);
    }
    await backend.start();
    return new WholeBackend({
      url,
      tokens: options.tokens,
      listRoutes: () => list(),
      stop: () => backend.stop(),
    });
  }

  /** Every route of every plugin, as the running backend has them. */
  routes(): Route[] {
    return this.#listRoutes();
  }

  /** A request as somebody. */
  async fetch(
    principal: Principal,
    input: string | URL | Request,
    init: RequestInit = {},
  ): Promise<Response> {
    return fetch(input, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        ...(await this.#authorizationOf(principal)),
      },
    });
  }

  stop(): Promise<void> {
    return this.#stop();
  }

  async #authorizationOf(
    principal: Principal,
  ): Promise<Record<string, string>> {
    switch (principal) {
      case 'anonymous':
        return {};
      case 'service':
        return { authorization: `Bearer ${SERVICE_TOKEN}` };
      default:
        return { authorization: `Bearer ${await this.#tokenOf(principal)}` };
    }
  }

  #tokenOf(person: PersonName): Promise<string> {
    const known = this.#tokens.get(person);
    const token =
      known ?? signInToPortal({ url: this.url, person: people[person] });
    this.#tokens.set(person, token);
    return token;
  }
}

function configOf(options: {
  deployment: 'full' | 'customer';
  permissions: boolean;
  sandbox: Sandbox;
  folder: string;
  port: number;
  url: string;
}): JsonObject {
  const { deployment, permissions, sandbox, folder, port, url } = options;
  const { zitadel, openbao, mail } = sandbox;
  const isFull = deployment === 'full';
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: 'localhost', port },
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: SERVICE_TOKEN, subject: 'another-system' },
          },
        ],
      },
      database: {
        client: 'better-sqlite3',
        connection: { directory: join(folder, 'db') },
      },
    },
    auth: {
      session: { secret: 'only for this test' },
      providers: {
        zitadel: {
          development: {
            metadataUrl: `${zitadel.url}/.well-known/openid-configuration`,
            clientId: zitadel.clientId,
            clientSecret: zitadel.clientSecret,
            prompt: 'auto',
          },
        },
      },
    },
    events: { useEventBus: 'never' },
    permission: { enabled: permissions },
    catalog: { rules: [{ allow: ['Group', 'User', 'Resource'] }] },
    pieced: {
      deployment,
      platform: { organizationId: zitadel.platformOrganizationId },
      worker: {
        enabled: isFull,
        leaseDuration: { seconds: 2 },
        syncFrequency: { seconds: 1 },
      },
      registration: { trustedProxies: 1 },
      sealing: { developmentKeyFile: join(folder, 'sealing.json') },
      ...(isFull && {
        kubernetes: {
          kubeconfigFile: sandbox.writeConnection(folder).portalKubeconfig,
        },
        openbao: {
          url: openbao.url,
          auth: { method: 'approle', ...openbao.approle },
        },
        zitadel: {
          url: zitadel.url,
          projectId: zitadel.projectId,
          serviceToken: zitadel.serviceToken,
        },
        mail: {
          host: '127.0.0.1',
          port: mail.smtpPort,
          from: 'PieCed <noreply@pieced.example>',
        },
      }),
    },
  };
}
