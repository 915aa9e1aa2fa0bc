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

import type { OutsideSystem } from '@pieced/plugin-pieced-common';
import { connectionError } from './connectionError';
import { retryAfterMsOf } from './retryAfterMsOf';

/** An answer of any status. */
export interface JsonAnswer {
  status: number;
  /** The parsed body; undefined when there is none or it is no JSON. */
  body: unknown;
  retryAfterMs?: number;
}

/** How long a call may take unless told otherwise, in milliseconds. */
export const callTimeoutMs = 10_000;

/**
 * One call that is answered in JSON. Answers of every status are returned; a connection that fails or takes too long rejects with a
 * transient `UpstreamError` (`unreachable`, `timeout`). Redirects are not followed, so that a credential goes nowhere else.
 *
 * @param options.body - sent as JSON
 * @param options.form - sent as a form instead
 * @param options.timeoutMs - for the whole call, body included
 */
export async function requestJson(options: {
  system: OutsideSystem;
  url: string;
  method: string;
  headers?: Record<string, string>;
  body?: unknown;
  form?: Record<string, string>;
  timeoutMs?: number;
}): Promise<JsonAnswer> {
  const { system, url, method, headers, body, form } = options;
  const json = body === undefined ? undefined : JSON.stringify(body);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: form ? new URLSearchParams(form) : json,
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs ?? callTimeoutMs),
    });
    return {
      status: response.status,
      body: parse(await response.text()),
      retryAfterMs: retryAfterMsOf(response.headers.get('retry-after')),
    };
  } catch (error) {
    throw connectionError(system, error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
