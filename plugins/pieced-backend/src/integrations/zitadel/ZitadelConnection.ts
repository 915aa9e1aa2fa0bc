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

import type { Config } from '@backstage/config';
import type { z } from 'zod';
import {
  callTimeoutMs,
  requestJson,
  type JsonAnswer,
} from '../http/requestJson';
import { UpstreamError } from '../UpstreamError';
import { zitadelAuthOf } from './zitadelAuthOf';
import { unreadableAnswer, zitadelError } from './zitadelError';
import { ZitadelLogin, type ZitadelAuth } from './ZitadelLogin';

/**
 * Signs calls with a service account and reads their answers. Repeats nothing but a call whose token was refused: only
 * callers know what else may be repeated.
 */
export class ZitadelConnection {
  readonly #url: string;
  readonly #login: ZitadelLogin;
  readonly #timeoutMs: number;

  /** @param config - `pieced.zitadel` */
  static fromConfig(config: Config): ZitadelConnection {
    return new ZitadelConnection({
      url: config.getString('url'),
      auth: zitadelAuthOf(config),
    });
  }

  constructor(options: {
    /** The issuer. */
    url: string;
    auth: ZitadelAuth;
    /** For each call, signing in included, in milliseconds: after it nothing is sent any more. */
    timeoutMs?: number;
  }) {
    this.#url = options.url.replace(/\/+$/, '');
    this.#timeoutMs = options.timeoutMs ?? callTimeoutMs;
    this.#login = new ZitadelLogin({ ...options, url: this.#url });
  }

  /**
   * A search.
   *
   * @throws UpstreamError for every status but 200 and for answers that cannot be read
   */
  async read<T extends z.ZodType>(
    path: string,
    body: unknown,
    schema: T,
    headers?: Record<string, string>,
  ): Promise<z.output<T>> {
    const answer = await this.#send('POST', path, body, { headers });
    const parsed = schema.safeParse(answer.body);
    if (!parsed.success) {
      throw unreadableAnswer(path);
    }
    return parsed.data;
  }

  /**
   * A change whose answer tells nothing that is not known already.
   *
   * @param options.accept - statuses besides 2xx that mean that it is done
   * @throws UpstreamError for every other status
   */
  async command(
    method: 'POST' | 'DELETE',
    path: string,
    options: { body?: unknown; accept?: number[] } = {},
  ): Promise<void> {
    await this.#send(method, path, options.body, options);
  }

  async #send(
    method: string,
    path: string,
    body: unknown,
    options: { accept?: number[]; headers?: Record<string, string> },
  ): Promise<JsonAnswer> {
    const { accept = [], headers } = options;
    const end = performance.now() + this.#timeoutMs;
    const send = (token: string) =>
      requestJson({
        system: 'zitadel',
        method,
        url: `${this.#url}${path}`,
        headers: {
          authorization: `Bearer ${token}`,
          'connect-protocol-version': '1',
          ...headers,
        },
        body,
        timeoutMs: leftUntil(end),
      });
    const token = await this.#login.token();
    let answer = await send(token);
    if (answer.status === 401 && this.#login.canRenew) {
      this.#login.forget(token);
      answer = await send(await this.#login.token());
    }
    const isSuccess = answer.status >= 200 && answer.status < 300;
    if (!isSuccess && !accept.includes(answer.status)) {
      throw zitadelError(path, answer);
    }
    return answer;
  }
}

function leftUntil(end: number): number {
  const leftMs = Math.ceil(end - performance.now());
  if (leftMs <= 0) {
    throw new UpstreamError({
      system: 'zitadel',
      isTransient: true,
      code: 'timeout',
      message: 'zitadel did not sign the portal in in time',
    });
  }
  return leftMs;
}
