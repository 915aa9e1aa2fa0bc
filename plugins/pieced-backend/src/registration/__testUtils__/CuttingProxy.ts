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

import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What happens to one call. */
export interface Cut {
  /** The connection ends before the call has an effect. */
  resets?: boolean;
  /** The answer instead of the real one. */
  status?: number;
  /** The call has its effect, at once or after so many milliseconds. */
  effectAfterMs?: number;
}

/** Stands before a server, writes down what it is asked and cuts one of the calls. Without a cut it changes nothing. */
export class CuttingProxy {
  readonly #server: Server;
  readonly #target: string;
  readonly #pending = new Set<Promise<void>>();
  #planned?: { at: number; cut: Cut; reached: () => void };
  #calls: string[] = [];

  private constructor(server: Server, target: string) {
    this.#server = server;
    this.#target = target;
    server.on('request', (request, response) => {
      const work = this.#take(request, response).finally(() =>
        this.#pending.delete(work),
      );
      this.#pending.add(work);
    });
  }

  static async start(target: string): Promise<CuttingProxy> {
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new CuttingProxy(server, target);
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Method and path of every call since the last plan, identifiers left out. */
  get calls(): string[] {
    return [...this.#calls];
  }

  /** Whether the planned call has come. */
  get hasCut(): boolean {
    return this.#planned !== undefined && this.#calls.length > this.#planned.at;
  }

  /** Counts from 0 again. Resolves when the call has been cut, which may be never. */
  plan(at: number, cut: Cut): Promise<void> {
    this.#calls = [];
    return new Promise(resolve => {
      this.#planned = { at, cut, reached: resolve };
    });
  }

  /** Cuts nothing from now on and counts from 0 again. */
  clear(): void {
    this.#calls = [];
    this.#planned = undefined;
  }

  /** Ends connections that wait for an answer in vain, and waits for effects that come late. */
  async settle(): Promise<void> {
    await Promise.all(this.#pending);
    this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    await this.settle();
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
  }

  async #take(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const at = this.#calls.length;
    this.#calls.push(
      `${request.method} ${request.url!.replace(/[0-9a-f-]{36}/g, '…')}`,
    );
    const planned = this.#planned?.at === at ? this.#planned : undefined;
    const { cut } = planned ?? {};
    if (!cut || cut.effectAfterMs !== undefined) {
      const body = await read(request);
      await sleep(cut?.effectAfterMs ?? 0);
      const answer = await this.#forward(request, body);
      if (!cut) {
        response.writeHead(answer.status, answer.headers).end(answer.body);
      }
    }
    if (cut?.resets) {
      request.socket.destroy();
    } else if (cut?.status) {
      request.resume();
      response
        .writeHead(cut.status, { 'content-type': 'application/json' })
        .end('{}');
    }
    planned?.reached();
  }

  async #forward(request: IncomingMessage, body: string) {
    const { authorization = '', ...headers } = request.headers;
    const organization = headers['x-zitadel-orgid'];
    const response = await fetch(`${this.#target}${request.url}`, {
      method: request.method,
      headers: {
        authorization,
        'content-type': 'application/json',
        ...(organization && { 'x-zitadel-orgid': String(organization) }),
      },
      body: body || undefined,
    });
    return {
      status: response.status,
      headers: { 'content-type': 'application/json' },
      body: await response.text(),
    };
  }
}

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
  }
  return body;
}
