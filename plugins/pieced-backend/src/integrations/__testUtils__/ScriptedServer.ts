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

import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test's server was asked. */
export interface ReceivedRequest {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

type Answer = (
  request: ReceivedRequest,
  response: ServerResponse,
) => void | Promise<void>;

/** For tests: a server on a free port of 127.0.0.1 that answers as the test says, for what no stand-in would do. */
export class ScriptedServer {
  readonly #server: Server;
  readonly requests: ReceivedRequest[] = [];
  readonly url: string;
  /** Answers every request from now on. */
  answer: Answer = (_, response) => sendJson(response, 200, {});

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => this.#take(request, response));
  }

  static async start(): Promise<ScriptedServer> {
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new ScriptedServer(server);
  }

  /** Answers every request with one JSON body. */
  always(
    status: number,
    body?: unknown,
    headers?: Record<string, string>,
  ): void {
    this.answer = (_, response) => sendJson(response, status, body, headers);
  }

  /** Answers one request after the other from a list; the last answer stays. */
  inTurn(answers: { status: number; body?: unknown }[]): void {
    const left = [...answers];
    this.answer = (_, response) => {
      const { status, body } = left.length > 1 ? left.shift()! : left[0];
      sendJson(response, status, body);
    };
  }

  async close(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #take(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) {
      body += chunk;
    }
    const received = {
      method: request.method ?? '',
      url: new URL(request.url ?? '', this.url),
      headers: request.headers,
      body,
    };
    this.requests.push(received);
    await this.answer(received, response);
  }
}

/** Sends one JSON body; none when it is undefined. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers?: Record<string, string>,
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
