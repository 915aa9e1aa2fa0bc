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
import { deployment } from './deployment.mjs';
import { audienceOf } from './audience.mjs';
import { explainEnd, output, startSandbox, untilOneEnds } from './parts.mjs';
import { root, state } from './paths.mjs';
import { ensurePortsFree } from './ports.mjs';
import { phase, seconds } from './progress.mjs';
import { readConnection } from './connection.mjs';
import { ensureToolchain } from './toolchain.mjs';
import { waitFor } from './waitFor.mjs';
import { welcome } from './welcome.mjs';

const backendUrl = 'http://127.0.0.1:7007/.backstage/health/v1/readiness';
const pagesUrl = 'http://localhost:3000/';

/**
 * `npm start`: the sandbox, the backend and the pages, until Ctrl-C.
 *
 * @param {{ processes: import('./Processes.mjs').Processes, args: string[] }} context flags: `--as customer` and
 *   `--as staff` run one of the two deployments, `--reset` begins anew, `--verbose` shows all output
 * @returns {Promise<number>} the exit code
 */
export async function start({ processes, args }) {
  const audience = audienceOf(args);
  if (audience) {
    return deployment({ processes, args, audience });
  }
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
