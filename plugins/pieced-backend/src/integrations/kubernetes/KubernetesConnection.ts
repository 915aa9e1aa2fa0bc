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

import type { KubeConfig } from '@kubernetes/client-node';
import * as http from 'node:http';
import type { IncomingMessage } from 'node:http';
import * as https from 'node:https';
import { connectionError } from '../http/connectionError';
import { callTimeoutMs } from '../http/requestJson';
import { UpstreamError } from '../UpstreamError';
import { kubernetesError } from './kubernetesError';

/** One call of the API server. */
export interface KubernetesCall {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  signal?: AbortSignal;
}

/** A socket that lies idle longer than this, in milliseconds, is closed before the server may do so unseen. */
const idleSocketMs = 15_000;

/**
 * Calls an API server as a kubeconfig says. The client library brings credentials and trust; requests are made here,
 * because its own open a new TLS connection each, know no time limit and drop lines of a watch that they cannot read.
 */
export class KubernetesConnection {
  readonly #kubeConfig: KubeConfig;
  readonly #server: string;
  readonly #timeoutMs: number;
  #agent?: http.Agent;
  #agentTrust?: string;

  constructor(kubeConfig: KubeConfig, options?: { timeoutMs?: number }) {
    const cluster = kubeConfig.getCurrentCluster();
    if (!cluster) {
      throw new Error('The kubeconfig has no current cluster');
    }
    this.#kubeConfig = kubeConfig;
    this.#server = cluster.server;
    this.#timeoutMs = options?.timeoutMs ?? callTimeoutMs;
  }

  /** The parsed body of a success; rejects with an `UpstreamError` for everything else. */
  async call(call: KubernetesCall): Promise<unknown> {
    const limit = AbortSignal.timeout(this.#timeoutMs);
    const signal = call.signal ? AbortSignal.any([limit, call.signal]) : limit;
    try {
      const response = await this.#send(call, signal);
      return await bodyOf(response);
    } catch (error) {
      throw connectionError('kubernetes', limit.aborted ? limit.reason : error);
    }
  }

  /** The answer of a success whose body is still to come; only its head has a time limit. */
  async open(call: KubernetesCall): Promise<IncomingMessage> {
    const limit = new AbortController();
    const timer = setTimeout(
      () => limit.abort(new DOMException('No answer', 'TimeoutError')),
      this.#timeoutMs,
    );
    const signal = call.signal
      ? AbortSignal.any([limit.signal, call.signal])
      : limit.signal;
    try {
      const response = await this.#send(call, signal);
      if (!isSuccess(response)) {
        await bodyOf(response);
      }
      return response;
    } catch (error) {
      throw connectionError(
        'kubernetes',
        limit.signal.aborted ? limit.signal.reason : error,
      );
    } finally {
      clearTimeout(timer);
    }
  }

  async #send(
    call: KubernetesCall,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const { agent, headers, auth } = await this.#credentials();
    const url = new URL(this.#server + call.path);
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    const body =
      call.body === undefined ? undefined : JSON.stringify(call.body);
    const { request } = url.protocol === 'http:' ? http : https;
    return new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(
        url,
        {
          method: call.method,
          agent,
          auth,
          signal,
          headers: {
            ...headers,
            accept: 'application/json',
            ...(body && {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(body),
            }),
          },
        },
        resolve,
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  async #credentials(): Promise<https.RequestOptions> {
    const options: https.RequestOptions = { headers: {} };
    try {
      await this.#kubeConfig.applyToHTTPSOptions(options);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new UpstreamError({
        system: 'kubernetes',
        isTransient: true,
        code: 'misconfigured',
        message: `The credentials for Kubernetes cannot be read${
          code ? ` (${code})` : ''
        }`,
      });
    }
    return { ...options, agent: this.#agentFor(options) };
  }

  /** One agent for as long as the certificates stay the same, so that calls share connections. */
  #agentFor(options: https.RequestOptions): https.RequestOptions['agent'] {
    if (this.#kubeConfig.getCurrentCluster()?.proxyUrl) {
      return options.agent;
    }
    const { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized } =
      options;
    const trust = { ca, cert, key, pfx, passphrase, servername };
    const fingerprint = JSON.stringify({ ...trust, rejectUnauthorized });
    if (!this.#agent || fingerprint !== this.#agentTrust) {
      const shared = { keepAlive: true, timeout: idleSocketMs };
      this.#agentTrust = fingerprint;
      this.#agent = this.#server.startsWith('http:')
        ? new http.Agent(shared)
        : new https.Agent({
            ...shared,
            ...trust,
            ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
          });
    }
    return this.#agent;
  }
}

function isSuccess(response: IncomingMessage): boolean {
  const { statusCode = 0 } = response;
  return statusCode >= 200 && statusCode < 300;
}

async function bodyOf(response: IncomingMessage): Promise<unknown> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) {
    text += chunk;
  }
  const body = parse(text);
  if (!isSuccess(response)) {
    throw kubernetesError({
      statusCode: response.statusCode ?? 0,
      body,
      retryAfter: response.headers['retry-after'],
    });
  }
  if (body === undefined) {
    throw unreadableAnswer();
  }
  return body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What answered is no API server, or something between has cut its answer. */
export function unreadableAnswer(): UpstreamError {
  return new UpstreamError({
    system: 'kubernetes',
    isTransient: true,
    code: 'invalid_answer',
    message: 'Kubernetes answered with something that cannot be read',
  });
}
