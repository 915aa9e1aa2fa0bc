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

import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { median } from './percentile';

/** Resident memory of a process in MB (10⁶ bytes), as `ps` sees it. */
async function residentMb(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', [
    '-o',
    'rss=',
    '-p',
    String(pid),
  ]);
  return (Number(stdout) * 1024) / 1e6;
}

/** The median of one look a second over a time, because a garbage collector makes single looks worth little. */
export async function settledMb(
  pid: number,
  options: { settleSeconds: number; lookSeconds: number },
): Promise<{ settled: number; highest: number }> {
  await pause(options.settleSeconds * 1_000);
  const looks: number[] = [];
  for (let second = 0; second < options.lookSeconds; second++) {
    looks.push(await residentMb(pid));
    await pause(1_000);
  }
  return { settled: median(looks), highest: Math.max(...looks) };
}
