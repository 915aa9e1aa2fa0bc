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

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { ensurePortsFree, freePort } from './ports.mjs';

const listen = (port, host) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });

describe('ensurePortsFree', () => {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    it(`names the port taken on ${host} and what needs it`, async () => {
      const port = await freePort();
      const server = await listen(port, host);
      try {
        await assert.rejects(
          ensurePortsFree([
            { port, part: 'the pages' },
            { port: await freePort(), part: 'the backend' },
          ]),
          {
            message: `Already in use: port ${port} (the pages); stop what listens there, perhaps another \`npm start\`, then run the command again.`,
          },
        );
      } finally {
        server.close();
      }
    });
  }

  it('is content with free ports and leaves them free', async () => {
    const port = await freePort();
    await ensurePortsFree([{ port, part: 'the pages' }]);
    (await listen(port, '127.0.0.1')).close();
  });
});
