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

import { createServer, connect } from 'node:net';
import { Failure } from './Failure.mjs';

/** Which part of `npm start` needs which port. */
export const startPorts = [
  { port: 3000, part: 'the pages' },
  { port: 7007, part: 'the backend' },
  { port: 7100, part: "the sandbox's control page" },
  { port: 7101, part: 'the ZITADEL stand-in' },
  { port: 7102, part: 'the Kubernetes stand-in' },
  { port: 7103, part: 'the OpenBao stand-in' },
  { port: 7104, part: 'the LiteLLM stand-in' },
  { port: 7105, part: 'the mail catcher' },
  { port: 7106, part: 'the mail page' },
  { port: 7107, part: 'the vLLM stand-in' },
];

/**
 * Says in one sentence which ports are taken and what needs them.
 *
 * @param {{ port: number, part: string }[]} wanted
 */
export async function ensurePortsFree(wanted = startPorts) {
  const states = await Promise.all(wanted.map(({ port }) => isFree(port)));
  const taken = wanted.filter((_, index) => !states[index]);
  if (taken.length > 0) {
    const list = taken
      .map(({ port, part }) => `port ${port} (${part})`)
      .join(', ');
    throw new Failure(
      `Already in use: ${list}; stop what listens there, perhaps another \`npm start\`, then run the command again.`,
    );
  }
}

/** A port that is free at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function isFree(port) {
  const listening = await Promise.all([
    canListen(port, '127.0.0.1'),
    canListen(port, '::1'),
  ]);
  // Some systems let a second listener in beside a wildcard one; a connection that succeeds tells.
  return listening.every(Boolean) && !(await answers(port));
}

function canListen(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error => resolve(error.code !== 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function answers(port) {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
