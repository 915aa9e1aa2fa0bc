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

import { bench } from './bench.mjs';
import { report } from './explain.mjs';
import { Failure } from './Failure.mjs';
import { Processes, Stopped } from './Processes.mjs';
import { start } from './start.mjs';
import { test } from './test.mjs';
import { testAccess } from './testAccess.mjs';

const commands = {
  start,
  test: context => test({ ...context, unit: true, e2e: true, checks: true }),
  'test:unit': context => test({ ...context, unit: true }),
  'test:access': testAccess,
  'test:e2e': context => test({ ...context, e2e: true }),
  bench,
};

/**
 * Runs one command and ends the process with its exit code, after every process that it started has ended.
 *
 * @param {string[]} argv the command's name, then flags and arguments
 */
export async function main(argv) {
  const [name, ...args] = argv;
  const processes = new Processes();
  endOnSignals(processes);
  process.exitCode = await run(name, args, processes);
  await processes.stopAll();
  process.exit();
}

async function run(name, args, processes) {
  const command = commands[name];
  if (!command) {
    console.error(
      `Say what to run: ${Object.keys(commands).join(', ')} (seen: ${
        name ?? 'nothing'
      }).`,
    );
    return 1;
  }
  try {
    checkPlatform();
    return await command({ processes, args });
  } catch (error) {
    if (error instanceof Stopped) {
      return process.exitCode;
    }
    report(error);
    return 1;
  }
}

function checkPlatform() {
  if (process.platform === 'win32') {
    throw new Failure(
      'PieCed runs on Linux and macOS: on Windows, run the command inside WSL.',
    );
  }
}

/** Ctrl-C, a polite kill, a closed terminal and the end of our caller all stop everything first. */
export function endOnSignals(processes) {
  const end = (reason, code) => {
    if (!processes.stopped) {
      process.exitCode = code;
      console.log(`\nStopping (${reason}) …`);
      processes.stopAll().then(() => process.exit());
    }
  };
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  for (const [signal, code] of Object.entries(codes)) {
    process.on(signal, () => end(signal, code));
  }
  // npm passes a signal on to the shell between it and us, which ends without telling.
  const caller = process.ppid;
  setInterval(() => {
    if (process.ppid !== caller) {
      end('the caller is gone', codes.SIGTERM);
    }
  }, 250).unref();
}
