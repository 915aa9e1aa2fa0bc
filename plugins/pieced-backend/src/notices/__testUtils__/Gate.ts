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

import { connect, createServer, type AddressInfo, type Server } from 'node:net';

/** An address behind which a server can come and go. While it is shut nobody listens there. */
export class Gate {
  readonly port: number;
  #server?: Server;

  private constructor(port: number) {
    this.port = port;
  }

  /** A shut gate at a free port. */
  static async create(): Promise<Gate> {
    const server = createServer();
    await listen(server, 0);
    const gate = new Gate((server.address() as AddressInfo).port);
    await new Promise(resolve => server.close(resolve));
    return gate;
  }

  /** Lets connections through to a port. */
  async open(target: number): Promise<void> {
    this.#server = createServer(socket => {
      const upstream = connect(target, '127.0.0.1');
      socket.pipe(upstream).pipe(socket);
      socket.on('error', () => upstream.destroy());
      upstream.on('error', () => socket.destroy());
    });
    await listen(this.#server, this.port);
  }

  async shut(): Promise<void> {
    await new Promise<void>(resolve => {
      if (this.#server) {
        this.#server.close(() => resolve());
      } else {
        resolve();
      }
    });
    this.#server = undefined;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
