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

import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countJest, countPlaywright, countTap } from './counts.mjs';
import { plain } from './explain.mjs';
import { Failure } from './Failure.mjs';
import { log, root, state } from './paths.mjs';

/**
 * What every runner needs.
 *
 * @typedef {{ processes: import('./Processes.mjs').Processes, node: string, env: NodeJS.ProcessEnv }} Setting
 */

/** Backstage's command line, to be run by Node. */
export const cli = join(root, 'node_modules/@backstage/cli/bin/backstage-cli');

/**
 * A step that is right or wrong and counts no tests: quiet when right, its whole output when wrong.
 *
 * @param {Setting & { name: string, args: string[], cwd?: string }} options
 */
export async function runCheck({
  processes,
  node,
  env,
  name,
  args,
  cwd = root,
}) {
  const { code, output } = await processes.run({
    command: node,
    args,
    cwd,
    env,
    node: true,
    log: log('test'),
  });
  if (code !== 0) {
    throw new Failure(`${name}: failed.`, { details: plain(output).trimEnd() });
  }
}

/** The tests of these scripts. @param {Setting} setting */
export async function runScriptTests({ processes, node, env }) {
  const report = reportFile('scripts.tap');
  const files = readdirSync(join(root, 'scripts'))
    .filter(name => name.endsWith('.test.mjs'))
    .map(name => join('scripts', name));
  const { code, output } = await processes.run({
    command: node,
    args: [
      '--test',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      ...files,
    ],
    cwd: root,
    env,
    log: log('test'),
  });
  const counts = countTap(read(report), code);
  if (counts.failed > 0) {
    console.error(plain(output));
  }
  return counts;
}

/** Jest over all packages, or over what `args` select. @param {Setting & { args: string[] }} options */
export async function runJest({ processes, node, env, args }) {
  const report = reportFile('jest.json');
  const { code } = await processes.run({
    command: node,
    args: [
      cli,
      'repo',
      'test',
      // What tests print on the way buries what failed.
      '--silent',
      '--json',
      `--outputFile=${report}`,
      ...args,
    ],
    cwd: root,
    env,
    node: true,
    inherit: true,
  });
  return countJest(read(report), code);
}

/** Playwright over the journeys, or over what `args` select. @param {Setting & { args: string[] }} options */
export async function runPlaywright({ processes, node, env, args }) {
  const report = reportFile('playwright.json');
  const { code } = await processes.run({
    command: node,
    args: [join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...args],
    cwd: root,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    node: true,
    inherit: true,
    // At SIGTERM it would leave out the tests' own tidying.
    stopWith: 'SIGINT',
  });
  return countPlaywright(read(report), code);
}

function reportFile(name) {
  const folder = join(state, 'reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  rmSync(file, { force: true });
  return file;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
