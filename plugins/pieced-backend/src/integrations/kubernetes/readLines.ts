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
import { connectionError } from '../http/connectionError';
import { unreadableAnswer } from './KubernetesConnection';

/** No resource of a cluster comes near this many characters. */
const longestLine = 16 * 1024 * 1024;

/**
 * The lines of an answer as they come. Ends when the server ends the answer; rejects with an `UpstreamError` when the
 * connection breaks, or with code `timeout` when it stays silent. Leaving the loop closes the connection.
 *
 * @param silenceMs - how long nothing at all may come, in milliseconds
 */
export async function* readLines(
  response: IncomingMessage,
  silenceMs: number,
): AsyncGenerator<string> {
  const timer = setTimeout(() => {
    response.destroy(new DOMException('Silent', 'TimeoutError'));
  }, silenceMs);
  response.setEncoding('utf8');
  const chunks = response[Symbol.asyncIterator]();
  let rest = '';
  try {
    for (;;) {
      const next = await read(chunks);
      if (next.done) {
        break;
      }
      timer.refresh();
      const lines = (rest + next.value).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) {
        throw unreadableAnswer();
      }
      yield* lines.filter(line => line.trim());
    }
    if (rest.trim()) {
      yield rest;
    }
  } finally {
    clearTimeout(timer);
    response.destroy();
  }
}

async function read(
  chunks: AsyncIterator<string>,
): Promise<IteratorResult<string>> {
  try {
    return await chunks.next();
  } catch (error) {
    throw connectionError('kubernetes', error);
  }
}
