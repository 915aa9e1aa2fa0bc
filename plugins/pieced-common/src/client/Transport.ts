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

import type { z } from 'zod';
import { PiecedApiError } from './PiecedApiError';

/** @public */
export interface PiecedRequestOptions {
  /** Bearer token; left out where the fetch function adds it. */
  token?: string;
  signal?: AbortSignal;
}

/** @public */
export interface PiecedClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/** Asks the portal and reads its answers; what is no success becomes a {@link PiecedApiError}. */
export class Transport {
  readonly #baseUrl: () => Promise<string>;
  readonly #fetch: typeof fetch;

  constructor(options: PiecedClientOptions) {
    this.#baseUrl = () => options.discoveryApi.getBaseUrl('pieced');
    // A browser's own fetch refuses to be called as a method of anything else.
    const { fetchApi = globalThis } = options;
    this.#fetch = (input, init) => fetchApi.fetch(input, init);
  }

  /** An answer as the contract has it. */
  async call<T extends z.ZodType>(
    schema: T,
    method: string,
    path: string,
    options?: PiecedRequestOptions,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<z.output<T>> {
    return schema.parse(await this.send(method, path, options, body, headers));
  }

  /** An answer as it came; undefined when it has no content. */
  async send<T = unknown>(
    method: string,
    path: string,
    options: PiecedRequestOptions = {},
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await this.#fetch(`${await this.#baseUrl()}${path}`, {
      method,
      signal: options.signal,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw await PiecedApiError.fromResponse(response);
    }
    return response.status === 204 ? (undefined as T) : response.json();
  }
}
