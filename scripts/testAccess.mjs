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

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { state } from './paths.mjs';
import { test } from './test.mjs';

/**
 * `yarn test:access`: who may call which route, alone. Ends with what was walked.
 *
 * @param {{ processes: import('./Processes.mjs').Processes, args: string[] }} context `args` go on to Jest
 * @returns {Promise<number>} the exit code
 */
export async function testAccess({ processes, args }) {
  const folder = join(state, 'reports');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, 'access.txt');
  rmSync(report, { force: true });
  process.env.PIECED_ACCESS_REPORT = report;
  const code = await test({
    processes,
    unit: true,
    args: ['portalAccess.test', 'customerDeployment.test', ...args],
  });
  if (code === 0) {
    console.log(readFileSync(report, 'utf8').trimEnd());
  }
  return code;
}
