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

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { explainInstall } from './explain.mjs';
import { log, root, toolchain } from './paths.mjs';

export const nodeVersion = '24.21.0';
export const yarnVersion = '4.18.1';

/** npm's own defaults wait for minutes before they admit that there is no network. */
export const quickRetries = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=4000',
];

const bin = join(toolchain, 'node_modules', '.bin');

/** Whether the caller is Yarn 4 on a Node that Backstage supports: then nothing needs to be brought. */
export function calledByYarn(
  env = process.env,
  version = process.versions.node,
) {
  return (
    /^yarn\/4\./.test(env.npm_config_user_agent ?? '') &&
    ['22', '24'].includes(version.split('.')[0])
  );
}

/**
 * The package that holds Node's binary for a platform. It is named directly, because the `node` package fetches it in
 * an install script, which many machines forbid.
 */
export function nodePackage(platform = process.platform, arch = process.arch) {
  const prefix =
    platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/**
 * Brings the pinned Node and Yarn when they are missing.
 *
 * @param {{ processes: import('./Processes.mjs').Processes, note: (text: string) => void }} options
 * @returns {Promise<{ node: string, yarn: string[], env: NodeJS.ProcessEnv }>} the Node to run things with, the
 *   command line of Yarn, and an environment in which both come first
 */
export async function ensureToolchain({ processes, note }) {
  if (calledByYarn()) {
    note(`Node ${process.versions.node} and Yarn of the caller`);
    // By its path: beside Node there may be an older Yarn.
    return tools(process.execPath, [process.env.npm_execpath]);
  }
  note(`Node ${nodeVersion}, Yarn ${yarnVersion}`);
  if (!isComplete()) {
    await fetchTools(processes);
  }
  return tools(join(bin, 'node'), [join(bin, 'node'), yarnScript()]);
}

function tools(node, yarn) {
  const path = [dirname(node), bin, process.env.PATH].join(delimiter);
  const env = {
    ...process.env,
    PATH: path,
    // Spares what starts again the compilation of thousands of modules.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compile'),
  };
  return { node, yarn, env };
}

function yarnScript() {
  return join(toolchain, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');
}

function isComplete() {
  try {
    const { version } = JSON.parse(
      readFileSync(
        join(toolchain, 'node_modules/@yarnpkg/cli-dist/package.json'),
        'utf8',
      ),
    );
    const node = execFileSync(join(bin, 'node'), ['--version'], {
      encoding: 'utf8',
    });
    return version === yarnVersion && node.trim() === `v${nodeVersion}`;
  } catch {
    return false;
  }
}

async function fetchTools(processes) {
  mkdirSync(toolchain, { recursive: true });
  const manifest = join(toolchain, 'package.json');
  if (!existsSync(manifest)) {
    // Without it npm would climb to the checkout's own package.json.
    writeFileSync(manifest, '{ "private": true }\n');
  }
  const { code, output } = await processes.run({
    command: 'npm',
    args: [
      'install',
      '--prefix',
      toolchain,
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...quickRetries,
      `${nodePackage()}@${nodeVersion}`,
      `@yarnpkg/cli-dist@${yarnVersion}`,
    ],
    cwd: root,
    log: log('toolchain'),
  });
  if (code !== 0 || !isComplete()) {
    throw explainInstall({
      tool: 'npm',
      what: `Node ${nodeVersion} and Yarn ${yarnVersion}`,
      output,
      folder: toolchain,
    });
  }
}
