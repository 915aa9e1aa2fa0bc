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

import type { Stack } from '../../e2e-tests/harness';

/** OpenBao with the portal's own login, called by hand. */
export class BareSecrets {
  readonly #url: string;
  readonly #token: string;

  static async logIn(stack: Stack): Promise<BareSecrets> {
    const { url, approle } = stack.sandbox.connection.openbao;
    const answer = await fetch(`${url}/v1/auth/approle/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        role_id: approle.roleId,
        secret_id: approle.secretId,
      }),
    });
    const { auth } = await answer.json();
    return new BareSecrets(url, auth.client_token);
  }

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /**
   * Writes a package's secrets for the first time without losing what may be there, and has the keys listed: the three
   * calls that this takes under a policy that may not read.
   */
  async write(
    tenantName: string,
    packageId: string,
    data: Record<string, string>,
  ): Promise<void> {
    const path = `tenants/${tenantName}/packages/${packageId}`;
    await this.#call('PATCH', `data/${path}`, 404, { data });
    await this.#call('POST', `data/${path}`, 200, {
      options: { cas: 0 },
      data,
    });
    await this.#call('GET', `subkeys/${path}`, 200);
  }

  async #call(
    method: string,
    path: string,
    expected: number,
    body?: object,
  ): Promise<void> {
    const answer = await fetch(`${this.#url}/v1/secret/${path}`, {
      method,
      headers: {
        'x-vault-token': this.#token,
        'content-type':
          method === 'PATCH'
            ? 'application/merge-patch+json'
            : 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    await answer.text();
    if (answer.status !== expected) {
      throw new Error(`OpenBao answered ${method} with ${answer.status}`);
    }
  }
}
