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

import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const leash = fileURLToPath(new URL('./leash.cjs', import.meta.url));
const patience = 10_000;

/** Thrown to whoever wants to start something after the command was told to stop. */
export class Stopped extends Error {
  constructor() {
    super('The command was stopped');
    this.name = 'Stopped';
  }
}

/**
 * Every process that a command starts. Each gets a process group of its own, so that stopping it reaches whatever it
 * started in turn, and Ctrl-C in the terminal reaches only us, who stop them in order.
 */
export class Processes {
  #running = new Map();
  #stopping;

  /** Whether the end has begun. */
  get stopped() {
    return this.#stopping !== undefined;
  }

  constructor() {
    // The last resort: whatever is left when this process goes, goes with it.
    process.once('exit', () => {
      for (const pid of this.#running.keys()) {
        signalGroup(pid, 'SIGKILL');
      }
    });
  }

  /**
   * @param {{
   *   command: string, args?: string[], cwd?: string, env?: NodeJS.ProcessEnv,
   *   log?: string, show?: boolean, onLine?: (line: string) => void, until?: (line: string) => boolean,
   *   inherit?: boolean, node?: boolean, stopWith?: NodeJS.Signals
   * }} options `log` appends the output to a file, `show` copies it to the terminal, `until` ends the process at a
   *   line of its output, `inherit` hands the terminal over, `node` says that the command is Node itself, which then
   *   also ends when this process is killed, `stopWith` is the signal that it takes for an orderly end, SIGTERM when
   *   left out
   * @returns {{ pid: number, exited: Promise<{ code: number | null, signal: string | null, output: string }>, child: import('node:child_process').ChildProcess }}
   */
  start(options) {
    if (this.stopped) {
      throw new Stopped();
    }
    const { command, args = [], cwd, env = process.env } = options;
    if (options.log) {
      mkdirSync(dirname(options.log), { recursive: true });
    }
    const output = options.inherit ? 'inherit' : 'pipe';
    const child = spawn(
      command,
      options.node ? ['--require', leash, ...args] : args,
      {
        cwd,
        env: options.node ? { ...env, PIECED_LEASH: String(process.pid) } : env,
        detached: true,
        stdio: ['ignore', output, output, ...(options.node ? ['ipc'] : [])],
      },
    );
    child.channel?.unref();
    const collected = collect(child, options);
    const exited = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        resolve({ code, signal, output: collected() });
      });
    });
    exited.catch(() => {});
    if (child.pid) {
      const { pid } = child;
      this.#running.set(pid, options.stopWith ?? 'SIGTERM');
      child.once('exit', () => {
        if (!groupLives(pid)) {
          this.#running.delete(pid);
        }
      });
    }
    return { pid: child.pid, exited, child };
  }

  /** Runs to the end; never rejects for an exit code, but with `Stopped` when it ended because everything does. */
  async run(options) {
    const result = await this.start(options).exited;
    if (this.stopped) {
      throw new Stopped();
    }
    return result;
  }

  /** Asks every process to end, waits for it, and ends what does not listen. */
  stopAll() {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop() {
    const pids = [...this.#running.keys()];
    for (const [pid, signal] of this.#running) {
      signalGroup(pid, signal);
    }
    const end = Date.now() + patience;
    while (pids.some(groupLives) && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    for (const pid of pids) {
      signalGroup(pid, 'SIGKILL');
      this.#running.delete(pid);
    }
  }
}

function collect(child, { log, show, onLine, until }) {
  // Enough for an explanation, never a whole run.
  const keep = 64 * 1024;
  let text = '';
  const file = log ? createWriteStream(log, { flags: 'a' }) : undefined;
  file?.once('error', error => child.emit('error', error));
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', chunk => {
        text = (text + chunk).slice(-keep);
        file?.write(chunk);
        if (show) {
          process.stdout.write(chunk);
        }
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(line => onLine?.(line));
        if (until && lines.some(until)) {
          signalGroup(child.pid, 'SIGTERM');
        }
      });
    }
  }
  child.once('close', () => file?.end());
  return () => text;
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') {
      throw error;
    }
  }
}

function groupLives(pid) {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}
