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

import type { Openbao } from '../startOpenbao';

/** Where the tests keep their secret. */
export const SECRET = 'tenants/acme-assistant/packages/telegram';

export const DENIED = { status: 403, body: { errors: ['permission denied'] } };

interface Options {
  /** The root token when left out. */
  token?: string;
  body?: object | string;
  /** The content type, JSON when left out. */
  type?: string;
}

/** Plain HTTP to one stand-in, as root unless another token is given. */
export class TestClient {
  readonly #openbao: Openbao;

  constructor(openbao: Openbao) {
    this.#openbao = openbao;
  }

  async call(method: string, path: string, options: Options = {}) {
    const { body } = options;
    const response = await fetch(`${this.#openbao.url}/v1/${path}`, {
      method,
      headers: {
        'x-vault-token': options.token ?? this.#openbao.tokens.root,
        'content-type': options.type ?? 'application/json',
      },
      body: typeof body === 'object' ? JSON.stringify(body) : body,
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
    };
  }

  /** A token from a login by AppRole. */
  async portalToken(): Promise<string> {
    const { roleId, secretId } = this.#openbao.approle;
    const { body } = await this.call('POST', 'auth/approle/login', {
      token: '',
      body: { role_id: roleId, secret_id: secretId },
    });
    return body.auth.client_token;
  }

  write(data: unknown, options?: unknown, token?: string) {
    return this.call('POST', `secret/data/${SECRET}`, {
      token,
      body: { options, data },
    });
  }

  patch(data: unknown, options?: unknown, token?: string) {
    return this.call('PATCH', `secret/data/${SECRET}`, {
      token,
      type: 'application/merge-patch+json',
      body: { options, data },
    });
  }

  read(query = '') {
    return this.call('GET', `secret/data/${SECRET}${query}`);
  }
}
