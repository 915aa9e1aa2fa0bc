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

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './Failure.mjs';
import { root } from './paths.mjs';
import { bringTestTools, buildPages, prepare } from './test.mjs';

/**
 * `npm run bench`: every benchmark in turn, each of which prints a table; arguments select files by a part of their
 * name.
 *
 * @param {{ processes: import('./Processes.mjs').Processes, args: string[] }} context
 * @returns {Promise<number>} the exit code
 */
export async function bench({ processes, args }) {
  const files = benchmarks(args);
  const setting = await prepare(processes);
  await bringTestTools(setting);
  await buildPages(setting);
  let failed = 0;
  for (const file of files) {
    console.log(`\n${file}`);
    const { code } = await processes.run({
      command: setting.node,
      args: [
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        join('benchmarks', file),
      ],
      cwd: root,
      env: setting.env,
      node: true,
      inherit: true,
    });
    failed += code === 0 ? 0 : 1;
  }
  console.log(`\n${files.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function benchmarks(wanted) {
  const folder = join(root, 'benchmarks');
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter(name => /\.m?ts$/.test(name) && !name.includes('.test.'))
        .filter(
          name =>
            wanted.length === 0 || wanted.some(part => name.includes(part)),
        )
        .sort()
    : [];
  if (files.length === 0) {
    throw new Failure(
      `No benchmark ${
        wanted.length > 0 ? `named like ${wanted.join(', ')} ` : ''
      }in benchmarks/.`,
    );
  }
  return files;
}
