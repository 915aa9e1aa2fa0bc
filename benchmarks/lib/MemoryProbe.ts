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

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../e2e-tests/harness';
import { median } from './percentile';

const LOOKS = 20;

/** Resident memory of a process in MB (10⁶ bytes). */
export interface Memory {
  /** Without garbage, the middle of some looks. */
  settled: number;
  /** Ever. */
  highest: number;
}

/** Looks into backends that were started with its options. */
export class MemoryProbe {
  readonly #folder = mkdtempSync(join(tmpdir(), 'pieced-memory-'));
  readonly #file = join(this.#folder, 'memory.json');

  /** For Node; set before a backend starts. */
  nodeOptions(): string[] {
    process.env.PIECED_BENCH_MEMORY_FILE = this.#file;
    return ['--require', join(__dirname, 'memoryProbe.cjs')];
  }

  /** Lets what is under way come to an end, then looks every few seconds. */
  async read(pid: number, settleSeconds: number): Promise<Memory> {
    await pause(settleSeconds * 1_000);
    const looks: Memory[] = [];
    while (looks.length < LOOKS) {
      await pause(2_000);
      looks.push(await this.#look(pid));
    }
    return {
      settled: median(looks.map(({ settled }) => settled)),
      highest: Math.max(...looks.map(({ highest }) => highest)),
    };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #look(pid: number): Promise<Memory> {
    rmSync(this.#file, { force: true });
    process.kill(pid, 'SIGUSR2');
    const { settled, highest } = await eventually(
      'the backend to tell its memory',
      () => JSON.parse(readFileSync(this.#file, 'utf8')),
    );
    return { settled: settled / 1e6, highest: highest / 1e6 };
  }
}
