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

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const run = fileURLToPath(new URL('./run.mjs', import.meta.url));
const main = new URL('./main.mjs', import.meta.url).href;

const alive = pid => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function gone(pids) {
  for (let tries = 0; tries < 100 && pids.some(alive); tries++) {
    await wait(50);
  }
  return !pids.some(alive);
}

/** A command that starts one process, tells both ids and waits. */
const waiting = `
  import { endOnSignals } from '${main}';
  import { Processes } from '${new URL('./Processes.mjs', import.meta.url)}';
  const processes = new Processes();
  endOnSignals(processes);
  const { pid } = processes.start({ command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] });
  console.log(process.pid + ' ' + pid);
  setInterval(() => {}, 1000);
`;

describe('main', () => {
  it('says what it can run', () => {
    const { status, stderr } = spawnSync(process.execPath, [run, 'dance'], {
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.equal(
      stderr,
      'Say what to run: start, test, test:unit, test:access, test:e2e, bench (seen: dance).\n',
    );
  });

  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    it(`ends everything at ${signal}`, async () => {
      const command = spawn(process.execPath, [
        '--input-type=module',
        '-e',
        waiting,
      ]);
      const [line] = await once(command.stdout, 'data');
      const pids = String(line).trim().split(' ').map(Number);
      command.kill(signal);
      const [exitCode] = await once(command, 'exit');
      assert.equal(exitCode, code);
      assert.equal(await gone(pids), true);
    });
  }

  it('ends everything when its caller is gone', async () => {
    // As npm does: a shell in between, which a signal ends without reaching the command.
    const shell = spawn(
      'sh',
      ['-c', `'${process.execPath}' --input-type=module -e "$SCRIPT"; true`],
      { env: { ...process.env, SCRIPT: waiting } },
    );
    const [line] = await once(shell.stdout, 'data');
    const pids = String(line).trim().split(' ').map(Number);
    shell.kill('SIGTERM');
    assert.equal(await gone(pids), true);
  });
});
