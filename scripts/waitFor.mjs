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

/**
 * Polls an address until it answers with success.
 *
 * @param {string} url
 * @param {{ seconds: number, stopped?: Promise<unknown>, patienceMs?: number }} options `stopped` ends the waiting: its
 *   process is gone; `patienceMs` bounds one attempt, because what is only half up may never answer
 * @returns {Promise<boolean>} false when the time ran out or the process stopped
 */
export async function waitFor(url, { seconds, stopped, patienceMs = 500 }) {
  const end = Date.now() + seconds * 1000;
  let gone = false;
  stopped?.finally(() => {
    gone = true;
  });
  while (!gone && Date.now() < end) {
    if (await isUp(url, patienceMs)) {
      return true;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return false;
}

/** Whether an address answers with success now. */
export async function isUp(url, patienceMs = 500) {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
