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

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually';
import { root } from './paths';

/** One Node process from source that can be started, killed and started again; its output goes to one log file. */
export class NodeProcess {
  readonly log: string;
  readonly #name: string;
  readonly #cwd: string;
  readonly #args: string[];
  readonly #isReady: () => Promise<boolean>;
  #child?: ChildProcess;

  constructor(options: {
    name: string;
    cwd: string;
    /** Script and arguments, from `cwd`. */
    args: string[];
    log: string;
    isReady: () => Promise<boolean>;
  }) {
    this.#name = options.name;
    this.#cwd = options.cwd;
    this.#args = options.args;
    this.#isReady = options.isReady;
    this.log = options.log;
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.isRunning ? this.#child?.pid : undefined;
  }

  get isRunning(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @throws Error with the end of its log when it ends before
   */
  async start(env: NodeJS.ProcessEnv = {}): Promise<void> {
    this.launch(env);
    await eventually(
      `the ${this.#name} to be ready`,
      async () => {
        if (!this.isRunning) {
          return 'ended';
        }
        return (await this.#isReady()) && 'ready';
      },
      { seconds: 120 },
    ).then(
      outcome => outcome === 'ended' && this.#explain('ended at its start'),
      () => this.#explain('was not ready in time'),
    );
  }

  /** Starts it without waiting. */
  launch(env: NodeJS.ProcessEnv = {}): void {
    const log = openSync(this.log, 'a');
    this.#child = spawn(
      process.execPath,
      [
        // Ends it when the process that started it is gone.
        '--require',
        join(root, 'scripts/leash.cjs'),
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        ...this.#args,
      ],
      {
        cwd: this.#cwd,
        env: { ...process.env, ...env, PIECED_LEASH: String(process.pid) },
        stdio: ['ignore', log, log, 'ipc'],
      },
    );
    closeSync(log);
  }

  /** As a crash does: no chance to finish anything. */
  async kill9(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As `kill9`, without waiting: for those who are about to end themselves. */
  abandon(): void {
    this.#child?.kill('SIGKILL');
  }

  /** As an orderly shutdown does. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Resolves when it has ended by itself. */
  async ended(): Promise<{ code: number | null; signal: string | null }> {
    if (this.#child && this.isRunning) {
      await once(this.#child, 'exit');
    }
    return {
      code: this.#child?.exitCode ?? null,
      signal: this.#child?.signalCode ?? null,
    };
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child && this.isRunning) {
      const exit = once(this.#child, 'exit');
      this.#child.kill(signal);
      const patience = setTimeout(() => this.#child?.kill('SIGKILL'), 20_000);
      await exit;
      clearTimeout(patience);
    }
  }

  #explain(what: string): never {
    const last = readFileSync(this.log, 'utf8').split('\n').slice(-25);
    throw new Error(`The ${this.#name} ${what}:\n${last.join('\n')}`);
  }
}
