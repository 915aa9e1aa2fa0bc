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

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainInstall, isUnreachable } from './explain.mjs';
import { log, root } from './paths.mjs';

const stampFile = join(root, 'node_modules', '.pieced-install');

/**
 * Installs the workspace's dependencies unless they are as the lock file wants them.
 *
 * @param {{ processes: import('./Processes.mjs').Processes, yarn: string[], env: NodeJS.ProcessEnv, note: (text: string) => void }} options
 */
export async function ensureDependencies({ processes, yarn, env, note }) {
  if (readStamp() === fingerprint()) {
    note('unchanged');
    return;
  }
  const [command, ...args] = yarn;
  const { code, output } = await processes.run({
    command,
    args: [...args, 'install', '--immutable'],
    cwd: root,
    // With its own patience Yarn tries for more than ten minutes where there is no network at all.
    env: { YARN_HTTP_RETRY: '1', ...env },
    log: log('install'),
    // The first package that cannot be fetched has decided the outcome; thousands would follow.
    until: isUnreachable,
  });
  if (code !== 0) {
    throw explainInstall({
      tool: 'yarn',
      what: 'the dependencies',
      output,
      folder: join(root, 'node_modules'),
    });
  }
  writeFileSync(stampFile, fingerprint());
}

/** One hash over what decides the content of node_modules and over Yarn's own record of what is in it. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const path of inputs()) {
    hash.update(path);
    hash.update(existsSync(path) ? readFileSync(path) : '-');
  }
  return hash.digest('hex');
}

function inputs() {
  const packages = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder)).map(name =>
      join(root, folder, name, 'package.json'),
    ),
  );
  return [
    ...['package.json', 'yarn.lock', '.yarnrc.yml'].map(name =>
      join(root, name),
    ),
    ...packages.sort(),
    join(root, 'node_modules', '.yarn-state.yml'),
  ];
}

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
}
