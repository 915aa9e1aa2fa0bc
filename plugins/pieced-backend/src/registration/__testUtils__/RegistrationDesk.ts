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

import { mockCredentials } from '@backstage/backend-test-utils';
import { PiecedClient } from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';
import { TestPortal } from '../../__testUtils__/TestPortal';

/** What a company sends. */
export const company = {
  companyName: 'Acme GmbH',
  givenName: 'Ada',
  familyName: 'Lovelace',
  email: 'Ada@ACME.ch',
};

/** Two replicas behind one proxy that take registrations and carry none out. */
export class RegistrationDesk {
  readonly #knex: Knex;
  readonly portal: TestPortal;
  readonly replica: TestPortal;

  private constructor(knex: Knex, portal: TestPortal, replica: TestPortal) {
    this.#knex = knex;
    this.portal = portal;
    this.replica = replica;
  }

  static async start(knex: Knex): Promise<RegistrationDesk> {
    const start = () =>
      TestPortal.start({
        knex,
        config: {
          worker: { enabled: false },
          registration: { trustedProxies: 1 },
        },
      });
    return new RegistrationDesk(knex, await start(), await start());
  }

  /** Forgets every registration. */
  async clear(): Promise<void> {
    await this.#knex('registrations').delete();
    await this.#knex('registration_attempts').delete();
    await this.#knex('operations').delete();
  }

  async stop(): Promise<void> {
    await this.portal.stop();
    await this.replica.stop();
  }

  /** A client that is not signed in, as the proxy names it. */
  stranger(address = '198.51.100.1', at = this.portal): PiecedClient {
    return new PiecedClient({
      discoveryApi: { getBaseUrl: async () => at.url },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: {
              ...init?.headers,
              authorization: mockCredentials.none.header(),
              'x-forwarded-for': address,
            },
          }),
      },
    });
  }

  /** The bare answer. */
  post(body: object, address = '198.51.100.1', at = this.portal) {
    return fetch(`${at.url}/public/registrations`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': address,
      },
      body: JSON.stringify(body),
    });
  }
}
