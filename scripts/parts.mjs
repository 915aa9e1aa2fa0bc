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

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { tail } from './explain.mjs';
import { Failure } from './Failure.mjs';
import { log, root, state } from './paths.mjs';
import { Stopped } from './Processes.mjs';
import { waitFor } from './waitFor.mjs';

const sandboxUrl = 'http://127.0.0.1:7100/connection';

/** The stand-ins for everything outside, with the demo people; resolves when they answer. */
export async function startSandbox({
  processes,
  tools,
  verbose,
  folder = join(state, 'sandbox'),
}) {
  const started = processes.start({
    command: tools.node,
    args: [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/main.ts',
      '--seed',
      '--state',
      folder,
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

/** Everything goes to the log; errors, or all of it, to the terminal as well. */
export function output(name, verbose) {
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

/** Throws what to tell about a part that ended, or did not come up. */
export async function explainEnd(processes, name, started) {
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

/** Waits until the first of the parts ends, which is the end of all. */
export async function untilOneEnds(processes, parts) {
  const ended = await Promise.race(
    Object.entries(parts).map(async ([name, started]) => {
      await started.exited;
      return name;
    }),
  );
  return explainEnd(processes, ended, parts[ended]);
}
