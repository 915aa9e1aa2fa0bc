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

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { tail } from './explain.mjs';
import { Failure } from './Failure.mjs';
import { log, root, state } from './paths.mjs';
import { ensurePortsFree } from './ports.mjs';
import { phase, seconds } from './progress.mjs';
import { Stopped } from './Processes.mjs';
import { readConnection } from './connection.mjs';
import { ensureToolchain } from './toolchain.mjs';
import { waitFor } from './waitFor.mjs';
import { welcome } from './welcome.mjs';

const sandboxUrl = 'http://127.0.0.1:7100/connection';
const backendUrl = 'http://127.0.0.1:7007/.backstage/health/v1/readiness';
const pagesUrl = 'http://localhost:3000/';

/**
 * `npm start`: the sandbox, the backend and the pages, until Ctrl-C.
 *
 * @param {{ processes: import('./Processes.mjs').Processes, args: string[] }} context flags: `--reset` begins anew,
 *   `--verbose` shows all output
 * @returns {Promise<number>} the exit code
 */
export async function start({ processes, args }) {
  const begun = performance.now();
  const verbose = args.includes('--verbose');
  await ensurePortsFree();
  if (args.includes('--reset')) {
    rmSync(state, { recursive: true, force: true });
  }
  mkdirSync(state, { recursive: true });
  const tools = await phase('Toolchain', note =>
    ensureToolchain({ processes, note }),
  );
  await phase('Dependencies', note =>
    ensureDependencies({ processes, note, ...tools }),
  );
  const sandbox = await phase('Sandbox', () =>
    startSandbox({ processes, tools, verbose }),
  );
  const connection = readConnection(join(state, 'sandbox'));
  const portal = await phase('Backend and pages', () =>
    startPortal({ processes, tools, verbose }),
  );
  console.log(welcome({ connection, took: seconds(begun) }));
  return untilOneEnds(processes, { sandbox, portal });
}

async function startSandbox({ processes, tools, verbose }) {
  const started = processes.start({
    command: tools.node,
    args: [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/main.ts',
      '--seed',
      '--state',
      join(state, 'sandbox'),
    ],
    cwd: join(root, 'packages/sandbox'),
    env: tools.env,
    node: true,
    ...output('sandbox', verbose),
  });
  const ready = await waitFor(sandboxUrl, {
    seconds: 60,
    stopped: started.exited,
  });
  return ready ? started : explainEnd(processes, 'sandbox', started);
}

async function startPortal({ processes, tools, verbose }) {
  const started = processes.start({
    command: tools.node,
    args: [
      join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
    ],
    cwd: root,
    env: {
      ...tools.env,
      PIECED_STATE: state,
      BROWSER: 'none',
    },
    node: true,
    ...output('portal', verbose),
  });
  const ready = await Promise.all(
    [backendUrl, pagesUrl].map(url =>
      waitFor(url, {
        seconds: 180,
        stopped: started.exited,
        // The bundler answers when it has finished.
        patienceMs: 10_000,
      }),
    ),
  );
  return ready.every(Boolean)
    ? started
    : explainEnd(processes, 'portal', started);
}

/** Everything goes to the log; errors, or all of it, to the terminal as well. */
function output(name, verbose) {
  const file = log(name);
  rmSync(file, { force: true });
  return verbose
    ? { log: file, show: true }
    : { log: file, onLine: line => isError(line) && console.error(line) };
}

function isError(line) {
  // The level of the backend's log lines and the bundler's own mark, both possibly in colour.
  return /^\S+ \S+ (?:\u001b\[\d+m)?error(?:\u001b\[\d+m)?:? |\bERROR in\b/i.test(
    line,
  );
}

async function explainEnd(processes, name, started) {
  if (processes.stopped) {
    throw new Stopped();
  }
  const ended = await Promise.race([
    started.exited,
    new Promise(resolve => setTimeout(resolve, 100)),
  ]);
  throw new Failure(
    ended
      ? `The ${name} ended with ${
          ended.signal ?? `code ${ended.code}`
        } (log: ${log(name)}): its last lines are below.`
      : `The ${name} did not answer in time: see ${log(name)}.`,
    { details: ended && tail(ended.output) },
  );
}

async function untilOneEnds(processes, parts) {
  const ended = await Promise.race(
    Object.entries(parts).map(async ([name, started]) => {
      await started.exited;
      return name;
    }),
  );
  return explainEnd(processes, ended, parts[ended]);
}
