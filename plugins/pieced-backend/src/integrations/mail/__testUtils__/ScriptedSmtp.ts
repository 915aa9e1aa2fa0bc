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
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

/** What the server answers to a command instead of yes; `drop` hangs up. `DATA` is the answer to the whole message. */
export type SmtpScript = Partial<
  Record<'CONNECT' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA', string>
>;

const yes: Required<SmtpScript> = {
  CONNECT: '220 ready',
  EHLO: '250-hello\r\n250 AUTH PLAIN',
  AUTH: '235 welcome',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '250 taken',
};

/** A mail server that answers as it is told. */
export class ScriptedSmtp {
  readonly #server: Server;
  /** Every message that was transmitted as a whole, with its headers. */
  readonly messages: string[] = [];
  script: SmtpScript = {};

  private constructor() {
    this.#server = createServer(socket => this.#serve(socket));
  }

  static async start(): Promise<ScriptedSmtp> {
    const smtp = new ScriptedSmtp();
    await new Promise<void>(resolve => {
      smtp.#server.listen(0, '127.0.0.1', resolve);
    });
    return smtp;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    return new Promise(resolve => {
      this.#server.close(() => resolve());
    });
  }

  #serve(socket: Socket): void {
    const answer = (command: keyof SmtpScript) => {
      const words = this.script[command] ?? yes[command];
      if (words === 'drop') {
        socket.destroy();
      } else {
        socket.write(`${words}\r\n`);
      }
    };
    let message: string | undefined;
    let buffer = '';
    const take = (line: string) => {
      if (message !== undefined) {
        if (line === '.') {
          this.messages.push(message);
          message = undefined;
          answer('DATA');
        } else {
          message += `${line}\n`;
        }
        return;
      }
      const command = line.split(' ', 1)[0].toUpperCase();
      if (command === 'DATA') {
        message = '';
        socket.write('354 go on\r\n');
      } else if (command in yes) {
        answer(command as keyof SmtpScript);
      } else {
        socket.end('221 bye\r\n');
      }
    };
    socket.on('error', () => socket.destroy());
    socket.on('data', chunk => {
      const lines = (buffer + chunk.toString('utf8')).split('\r\n');
      buffer = lines.pop() ?? '';
      lines.forEach(take);
    });
    answer('CONNECT');
  }
}
