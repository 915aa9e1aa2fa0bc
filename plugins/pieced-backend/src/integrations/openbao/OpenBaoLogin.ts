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

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { requestJson } from '../http/requestJson';
import { UpstreamError } from '../UpstreamError';
import { openbaoError } from './openbaoError';

/** How the portal proves to OpenBao who it is. */
export type OpenBaoAuth =
  | { method: 'token'; token: string }
  | { method: 'approle'; mount: string; roleId: string; secretId: string }
  | {
      method: 'kubernetes';
      mount: string;
      role: string;
      /** A projected token; it changes while the process runs. */
      jwtFile: string;
    };

const loginSchema = z.object({
  auth: z.object({
    client_token: z.string().min(1),
    /** Seconds; 0 for a token that never ends. */
    lease_duration: z.number(),
  }),
});

/** A token for OpenBao, fetched when needed and kept for two thirds of its life. */
export class OpenBaoLogin {
  readonly #url: string;
  readonly #namespace?: string;
  readonly #auth: OpenBaoAuth;
  readonly #now: () => number;
  #current?: { token: string; until: number };
  #pending?: Promise<string>;

  constructor(options: {
    url: string;
    namespace?: string;
    auth: OpenBaoAuth;
    /** Milliseconds of any clock. */
    now?: () => number;
  }) {
    this.#url = options.url;
    this.#namespace = options.namespace;
    this.#auth = options.auth;
    this.#now = options.now ?? Date.now;
  }

  /** A token of one's own that a new login could replace. */
  get canRenew(): boolean {
    return this.#auth.method !== 'token';
  }

  /** Callers at the same time share one login. */
  async token(): Promise<string> {
    if (this.#auth.method === 'token') {
      return this.#auth.token;
    }
    if (this.#current && this.#now() < this.#current.until) {
      return this.#current.token;
    }
    this.#pending ??= this.#logIn(this.#auth).finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** Call when OpenBao has refused this token; a newer one stays. */
  forget(token: string): void {
    if (this.#current?.token === token) {
      this.#current = undefined;
    }
  }

  async #logIn(auth: Exclude<OpenBaoAuth, { method: 'token' }>) {
    const askedAt = this.#now();
    const answer = await requestJson({
      system: 'openbao',
      method: 'POST',
      url: `${this.#url}/v1/auth/${auth.mount}/login`,
      headers: this.#namespace ? { 'x-vault-namespace': this.#namespace } : {},
      body:
        auth.method === 'approle'
          ? { role_id: auth.roleId, secret_id: auth.secretId }
          : { role: auth.role, jwt: await readJwt(auth.jwtFile) },
    });
    if (answer.status === 400 || answer.status === 403) {
      throw new UpstreamError({
        system: 'openbao',
        isTransient: false,
        code: 'unauthorized',
        message: `OpenBao refused the ${auth.method} login: status ${answer.status}`,
      });
    }
    const login = loginSchema.safeParse(answer.body);
    if (answer.status !== 200 || !login.success) {
      throw openbaoError(`log in by ${auth.method}`, answer);
    }
    const { client_token: token, lease_duration: seconds } = login.data.auth;
    this.#current = {
      token,
      until: seconds > 0 ? askedAt + (seconds * 1000 * 2) / 3 : Infinity,
    };
    return token;
  }
}

async function readJwt(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new UpstreamError({
      system: 'openbao',
      isTransient: true,
      code: 'misconfigured',
      message: `The token file for the OpenBao login cannot be read (${
        (error as NodeJS.ErrnoException).code
      })`,
    });
  }
}
