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

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds until the next attempt: doubling from one second to one minute, with up to a quarter of jitter so that
 * operations that failed together do not come back together. An upstream's own wish wins when it is longer.
 */
export function backoffMs(options: {
  attempts: number;
  retryAfterMs?: number;
  random?: () => number;
}): number {
  const { attempts, retryAfterMs = 0, random = Math.random } = options;
  const base = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempts - 1));
  return Math.max(retryAfterMs, Math.round(base * (1 - 0.25 * random())));
}
