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

import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import type { Stack } from '../../e2e-tests/harness';
import { now } from './now';

const TENANTS = '/apis/pieced.ch/v1alpha1/piecedtenants';

/** As much of a `PiecedTenant` as the benchmarks look at. */
export interface ClusterTenant {
  metadata: { name: string; resourceVersion: string };
  status?: { phase?: string };
}

/** What a watch saw, and when in ms since 1970. */
export interface SeenChange {
  type: string;
  object: ClusterTenant;
  at: number;
}

/** The sandbox's Kubernetes API as its administrator reaches it by hand: bare HTTPS on kept connections. */
export class AdminCluster {
  readonly #url: string;
  readonly #token: string;
  readonly #agent: Agent;

  static of(stack: Stack): AdminCluster {
    const { url, caPem, tokens } = stack.sandbox.connection.kubernetes;
    return new AdminCluster(url, tokens.admin, caPem);
  }

  private constructor(url: string, token: string, ca: string) {
    this.#url = url;
    this.#token = token;
    this.#agent = new Agent({ keepAlive: true, ca });
  }

  async create(manifest: object): Promise<ClusterTenant> {
    const answer = await this.#send('POST', TENANTS, manifest);
    return JSON.parse(await textOf(answer));
  }

  /** Merges into the status, as the operator does. */
  async patchStatus(name: string, status: object): Promise<ClusterTenant> {
    const answer = await this.#send(
      'PATCH',
      `${TENANTS}/${name}/status`,
      { status },
      'application/merge-patch+json',
    );
    return JSON.parse(await textOf(answer));
  }

  /** Follows every tenant from now on, until it is closed. */
  async follow(): Promise<Following> {
    const answer = await this.#send('GET', `${TENANTS}?watch=true`);
    return new Following(answer);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(
    method: string,
    path: string,
    body?: object,
    contentType = 'application/json',
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = request(
        this.#url + path,
        {
          method,
          agent: this.#agent,
          headers: {
            authorization: `Bearer ${this.#token}`,
            'content-type': contentType,
          },
        },
        resolve,
      );
      sent.once('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  }
}

/** An open watch that knows when it saw what. */
export class Following {
  readonly #answer: IncomingMessage;
  readonly #seen: SeenChange[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(answer: IncomingMessage) {
    this.#answer = answer;
    createInterface({ input: answer })
      .on('line', line => {
        this.#seen.push({ ...JSON.parse(line), at: now() });
        this.#waiting.forEach(look => look());
      })
      // How an aborted answer ends; who still waits runs out of patience.
      .on('error', () => {});
  }

  /**
   * The first change that matches, be it past or still to come.
   *
   * @throws Error when none came within 30 s
   */
  first(matches: (change: SeenChange) => boolean): Promise<SeenChange> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(
        () => reject(new Error('The watch did not show the change')),
        30_000,
      );
      const look = () => {
        const found = this.#seen.find(matches);
        if (found) {
          this.#waiting.delete(look);
          clearTimeout(patience);
          resolve(found);
        }
      };
      this.#waiting.add(look);
      look();
    });
  }

  close(): void {
    this.#answer.destroy();
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    text += chunk;
  }
  if ((answer.statusCode ?? 500) >= 300) {
    throw new Error(`Kubernetes answered ${answer.statusCode}: ${text}`);
  }
  return text;
}
