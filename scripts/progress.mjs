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

const beat = 15;

/** Seconds with one decimal since a `performance.now()` value. */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs one phase and prints one line for it: growing on a terminal, elsewhere finished lines and a beat while it lasts.
 *
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => Promise<T>} work `note` adds a word to the finished line
 * @param {{ shows?: boolean }} [options] `shows`: the work writes to the terminal itself
 * @returns {Promise<T>}
 */
export async function phase(name, work, { shows = false } = {}) {
  const out = process.stdout;
  const growing = out.isTTY && !shows;
  if (shows) {
    out.write(`▸ ${name}\n`);
  }
  const begun = performance.now();
  let remark = '';
  let ticks = 0;
  const line = () => `  ${name} … ${Math.round(ticks)} s`;
  const timer = setInterval(() => {
    ticks += 1;
    if (growing) {
      out.write(`\r\u001b[2K${line()}`);
    } else if (!shows && ticks % beat === 0) {
      out.write(`${line()}\n`);
    }
  }, 1000);
  const finish = mark => {
    clearInterval(timer);
    if (growing) {
      out.write('\r\u001b[2K');
    }
    out.write(`${mark} ${name}${remark}  ${seconds(begun)}\n`);
  };
  try {
    const result = await work(text => {
      remark = ` (${text})`;
    });
    finish('✓');
    return result;
  } catch (error) {
    finish('✗');
    throw error;
  }
}
