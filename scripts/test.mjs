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

import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { addCounts } from './counts.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { report } from './explain.mjs';
import { Failure } from './Failure.mjs';
import { ensureKubectl } from './kubectl.mjs';
import { root } from './paths.mjs';
import { phase, seconds } from './progress.mjs';
import { Stopped } from './Processes.mjs';
import {
  cli,
  runCheck,
  runJest,
  runPlaywright,
  runScriptTests,
} from './runners.mjs';
import { startPostgres } from './startPostgres.mjs';
import { ensureToolchain } from './toolchain.mjs';

/**
 * `npm test` and its parts: phases in order, the first that fails ends the run. The last line is always
 * `N passed, N failed`; a failed phase that counts no tests counts as one.
 *
 * @param {{
 *   processes: import('./Processes.mjs').Processes, args: string[],
 *   checks?: boolean, unit?: boolean, e2e?: boolean
 * }} context `args` go on to Jest or Playwright
 * @returns {Promise<number>} the exit code
 */
export async function test({ processes, args, checks, unit, e2e }) {
  const begun = performance.now();
  const counts = { passed: 0, failed: 0 };
  try {
    const setting = await prepare(processes);
    if (checks) {
      await count(counts, 'Tests of the scripts', () =>
        runScriptTests(setting),
      );
      await check(setting);
    }
    await bringTestTools(setting);
    if (unit) {
      await count(counts, 'Unit and integration tests', () =>
        runJest({ ...setting, args }),
      );
    }
    if (e2e) {
      await buildPages(setting);
      await count(counts, 'End-to-end tests', () =>
        runPlaywright({ ...setting, args }),
      );
    }
  } catch (error) {
    if (error instanceof Stopped) {
      throw error;
    }
    report(error);
    counts.failed = Math.max(1, counts.failed);
  }
  console.log(`\nTook ${seconds(begun)}`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

/** The toolchain and the dependencies, for whatever comes next. */
export async function prepare(processes) {
  const tools = await phase('Toolchain', note =>
    ensureToolchain({ processes, note }),
  );
  await phase('Dependencies', note =>
    ensureDependencies({ processes, note, ...tools }),
  );
  return {
    processes,
    node: tools.node,
    env: { ...tools.env, CI: 'true' },
  };
}

/** kubectl and a PostgreSQL, told to the tests by environment variables. */
export async function bringTestTools(setting) {
  const { processes, node, env } = setting;
  env.KUBECTL = await phase('kubectl', note =>
    ensureKubectl({ processes, note }),
  );
  env.BACKSTAGE_TEST_DISABLE_DOCKER = '1';
  env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING = await phase(
    'PostgreSQL',
    () => startPostgres({ processes, node, env }),
  );
}

/** The browser and the pages that it opens. */
export async function buildPages(setting) {
  setting.env.CHROMIUM_PATH = await phase('Chromium', note =>
    ensureChromium({ processes: setting.processes, note }),
  );
  await phase('Build of the pages', () =>
    runCheck({
      ...setting,
      name: 'Build of the pages',
      args: [cli, 'package', 'build'],
      cwd: join(root, 'packages/app'),
    }),
  );
}

async function check(setting) {
  const checks = {
    Types: ['node_modules/typescript/bin/tsc'],
    Lint: [cli, 'repo', 'lint', '--max-warnings', '0'],
    Format: ['node_modules/prettier/bin-prettier.js', '--check', '.'],
  };
  for (const [name, args] of Object.entries(checks)) {
    await phase(name, () => runCheck({ ...setting, name, args }));
  }
}

/** Runs a phase that counts tests and ends the run when one failed. */
async function count(counts, name, run) {
  const work = async note => {
    const results = await run();
    addCounts(counts, results);
    note(`${results.passed} passed`);
    if (results.failed > 0) {
      throw new Failure(`${name}: ${results.failed} failed.`);
    }
    if (results.passed === 0) {
      throw new Failure(`${name}: none was run.`);
    }
  };
  await phase(name, work, { shows: true });
}
