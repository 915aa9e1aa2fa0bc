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

import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks again until the answer is neither undefined nor false, and gives it.
 *
 * @param what - completes "Waited 30 s for …"
 * @throws Error when the time ran out, with the last error as its cause
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { seconds = 30, everyMs = 50 } = {},
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let cause: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) {
        return answer;
      }
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await wait(everyMs);
  } while (Date.now() < end);
  throw new Error(`Waited ${seconds} s for ${what}`, { cause });
}
