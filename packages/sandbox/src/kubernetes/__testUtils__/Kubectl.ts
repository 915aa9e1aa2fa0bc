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

import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Kubernetes } from '../startKubernetes';

const run = promisify(execFile);
const OLDEST_MINOR = 30;

interface Output {
  stdout: string;
  stderr: string;
  code: number;
}

/** The real kubectl, from the environment variable KUBECTL or the PATH, pointed at a stand-in. */
export class Kubectl {
  readonly #binary: string;
  readonly #dir: string;

  private constructor(binary: string, dir: string) {
    this.#binary = binary;
    this.#dir = dir;
  }

  /** @throws when there is no kubectl, or only one that is too old */
  static async create(kubernetes: Kubernetes): Promise<Kubectl> {
    const binary = process.env.KUBECTL ?? 'kubectl';
    const minor = await minorVersionOf(binary);
    if (minor < OLDEST_MINOR) {
      throw new Error(
        `${binary} is version 1.${minor}; these tests need 1.${OLDEST_MINOR} or newer. Set KUBECTL to the path of one.`,
      );
    }
    const dir = mkdtempSync(join(tmpdir(), 'pieced-kubectl-'));
    for (const who of ['admin', 'portal'] as const) {
      const config = kubernetes.kubeconfig(who);
      writeFileSync(join(dir, who), config, { mode: 0o600 });
    }
    return new Kubectl(binary, dir);
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true });
  }

  /** Runs to the end; a failing command is an outcome, not an exception. */
  async run(args: string[], options: { who?: string } = {}): Promise<Output> {
    try {
      const done = await run(this.#binary, this.#arguments(args, options.who));
      return { ...done, code: 0 };
    } catch (error) {
      const { stdout = '', stderr = '', code = 1 } = error as Output;
      return { stdout, stderr, code };
    }
  }

  /** Runs with a manifest as its file argument. */
  async runOn(manifest: object, args: string[]): Promise<Output> {
    const file = join(this.#dir, 'manifest.json');
    writeFileSync(file, JSON.stringify(manifest));
    return this.run([...args, '-f', file]);
  }

  /** Starts a command that does not end by itself. */
  start(args: string[]): { output: () => string; stop: () => void } {
    let output = '';
    const child = spawn(this.#binary, this.#arguments(args));
    child.stdout.on('data', chunk => {
      output += chunk;
    });
    return { output: () => output, stop: () => child.kill() };
  }

  #arguments(args: string[], who = 'admin'): string[] {
    const cache = join(this.#dir, 'cache');
    const config = join(this.#dir, who);
    return [...args, `--kubeconfig=${config}`, `--cache-dir=${cache}`];
  }
}

async function minorVersionOf(binary: string): Promise<number> {
  try {
    const { stdout } = await run(binary, [
      'version',
      '--client',
      '--output=json',
    ]);
    return parseInt(JSON.parse(stdout).clientVersion.minor, 10);
  } catch (error) {
    throw new Error(
      `No usable kubectl at "${binary}": ${
        (error as Error).message
      }. Set KUBECTL to the path of one.`,
    );
  }
}
