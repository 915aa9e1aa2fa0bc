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
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpServer } from './HttpServer';

const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) {
    child.kill('SIGKILL');
  }
});

function run(...args: string[]) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/main.ts',
      ...args,
    ],
    { cwd: join(__dirname, '..'), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.add(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', data => (output.stdout += data));
  child.stderr.on('data', data => (output.stderr += data));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number;
  });
  const says = async (text: string) => {
    while (!output.stdout.includes(text)) {
      await once(child.stdout, 'data');
    }
  };
  return { child, output, ended, says };
}

it('prints addresses, keeps its state, and ends cleanly on Ctrl-C', async () => {
  const state = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const kubeconfig = join(state, 'admin.kubeconfig');
  const { child, output, ended, says } = run(
    '--port-base',
    '0',
    '--state',
    state,
  );
  await says(`KUBECONFIG=${kubeconfig}`);
  const control = /^Sandbox +(\S+)$/m.exec(output.stdout)?.[1];
  expect((await fetch(`${control}/connection`)).status).toBe(200);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(output.stderr).toBe('');
  for (const file of [
    'admin.kubeconfig',
    'connection.json',
    'zitadel.json',
    'openbao.json',
  ]) {
    expect(existsSync(join(state, file))).toBe(true);
  }
  rmSync(state, { recursive: true });
}, 30_000);

it('says in one sentence that a port is in use', async () => {
  const taken = await HttpServer.listen(0);
  const { port } = new URL(taken.url);
  const { output, ended } = run('--port-base', port);
  expect(await ended).toBe(1);
  expect(output).toEqual({
    stdout: '',
    stderr: `Port ${port} is already in use: end what listens there, or choose other ports with --port-base.\n`,
  });
  await taken.close();
}, 30_000);

it('says in one sentence that an option is wrong', async () => {
  const { output, ended } = run('--port-base', 'many');
  expect(await ended).toBe(1);
  expect(output.stderr).toBe(
    '--port-base must be a whole number from 0 to 65528.\n',
  );
}, 30_000);
