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
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Processes, Stopped } from './Processes.mjs';

// A process with a child of its own that ignores a polite end; prints both ids.
const stubbornFamily = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => setTimeout(() => process.exit(), 200)); console.log(); setInterval(() => {}, 1000)"]);
  child.stdout.once('data', () => console.log('ids ' + process.pid + ' ' + child.pid));
  setInterval(() => {}, 1000);
`;

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

function startFamily(processes) {
  return new Promise(resolve => {
    processes.start({
      command: process.execPath,
      args: ['-e', stubbornFamily],
      node: true,
      onLine: line => {
        if (line.startsWith('ids ')) {
          resolve(line.split(' ').slice(1).map(Number));
        }
      },
    });
  });
}

describe('Processes', () => {
  it('stops what it started and what that started', async () => {
    const processes = new Processes();
    const pids = await startFamily(processes);
    assert.equal(pids.every(alive), true);
    await processes.stopAll();
    assert.equal(await gone(pids), true);
  });

  it('starts nothing after the end has begun', async () => {
    const processes = new Processes();
    await processes.stopAll();
    assert.throws(
      () => processes.start({ command: process.execPath, args: ['-v'] }),
      Stopped,
    );
  });

  it('gives the exit code and the output', async () => {
    const result = await new Processes().run({
      command: process.execPath,
      args: ['-e', "console.log('out'); process.exitCode = 3"],
    });
    assert.equal(result.code, 3);
    assert.equal(result.output, 'out\n');
  });

  it('ends a process at a line', async () => {
    const result = await new Processes().run({
      command: process.execPath,
      args: ['-e', "console.log('hopeless'); setInterval(() => {}, 1000)"],
      until: line => line === 'hopeless',
    });
    assert.equal(result.signal, 'SIGTERM');
    assert.equal(result.output, 'hopeless\n');
  });

  it('leaves what a process forks to that process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pieced-fork-'));
    const forked = join(folder, 'forked.cjs');
    // An idle worker that lives only by the channel to its parent, as those of Jest and Playwright do.
    writeFileSync(
      forked,
      "process.on('message', () => process.send('answer', () => process.exit()))",
    );
    const { output } = await new Processes().run({
      command: process.execPath,
      args: [
        '-e',
        `const child = require('node:child_process').fork(${JSON.stringify(
          forked,
        )});
         child.once('message', answer => console.log(answer));
         child.once('exit', () => console.log('end'));
         setTimeout(() => child.send('question'), 300);`,
      ],
      node: true,
    });
    rmSync(folder, { recursive: true });
    assert.equal(output, 'answer\nend\n');
  });

  it('says so when a command does not exist', async () => {
    await assert.rejects(new Processes().run({ command: 'no-such-command' }), {
      code: 'ENOENT',
    });
  });

  it('leaves nothing behind when it is killed without a chance', async () => {
    const module = new URL('./Processes.mjs', import.meta.url).href;
    const parent = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { Processes } from '${module}';
       new Processes().start({ command: process.execPath, node: true,
         args: ['-e', "console.log('ids ' + process.pid); setInterval(() => {}, 1000)"],
         onLine: line => console.log(line) });`,
    ]);
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(String(line).split(' ')[1]);
    assert.equal(alive(pid), true);
    parent.kill('SIGKILL');
    assert.equal(await gone([pid]), true);
  });
});
