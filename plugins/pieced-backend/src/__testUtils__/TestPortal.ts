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

import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { PiecedClient } from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';
import piecedPlugin from '..';
import { generateSealingKey } from '../sealing';
import { organizationIds, people, type Person } from './people';

/** The portal's backend with real HTTP, a real database and whatever outside it is given. */
export class TestPortal {
  readonly #backend: TestBackend;

  private constructor(backend: TestBackend) {
    this.#backend = backend;
  }

  static async start(options: {
    knex: Knex;
    /** `pieced` besides what every portal needs. */
    config: JsonObject;
    features?: BackendFeature[];
  }): Promise<TestPortal> {
    const { knex, config, features = [] } = options;
    const backend = await startTestBackend({
      features: [
        piecedPlugin,
        schedulerServiceFactory,
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            pieced: {
              platform: { organizationId: organizationIds.platform },
              sealing: { keys: [{ ...generateSealingKey('test') }] },
              ...config,
            },
          },
        }),
        createServiceFactory({
          service: coreServices.userInfo,
          deps: {},
          factory: () => ({
            getUserInfo: async credentials => {
              const { userEntityRef } = (
                credentials as { principal: { userEntityRef?: string } }
              ).principal as { userEntityRef: string };
              return Object.values(people).find(
                person => person.userEntityRef === userEntityRef,
              )!;
            },
          }),
        }),
        ...features,
      ],
    });
    return new TestPortal(backend);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#backend.server.port()}/api/pieced`;
  }

  /** The typed client, signed in as a person. */
  as(person: Person): PiecedClient {
    return new PiecedClient({
      discoveryApi: { getBaseUrl: async () => this.url },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: { ...init?.headers, ...authorizationOf(person) },
          }),
      },
    });
  }

  stop(): Promise<void> {
    return this.#backend.stop();
  }
}

/** The header that signs a request as a person. */
export function authorizationOf(person: Person): { authorization: string } {
  return { authorization: mockCredentials.user.header(person.userEntityRef) };
}
