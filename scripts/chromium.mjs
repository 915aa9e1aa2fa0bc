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

import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from './Failure.mjs';
import { log } from './paths.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * The browser for the end-to-end tests: the one named by CHROMIUM_PATH, one on the PATH, or one from Debian's packages
 * where this process may install them.
 *
 * @param {{ processes: import('./Processes.mjs').Processes, note: (text: string) => void }} options
 * @returns {Promise<string>} its path
 */
export async function ensureChromium({ processes, note }) {
  const found = findChromium() ?? (await installChromium(processes));
  note(found);
  return found;
}

/** The path of an installed Chromium, if there is one. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (!isExecutable(env.CHROMIUM_PATH)) {
      throw new Failure(
        `CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which cannot be run: correct or unset it.`,
      );
    }
    return env.CHROMIUM_PATH;
  }
  const folders = (env.PATH ?? '').split(delimiter);
  return [
    ...names.flatMap(name => folders.map(folder => join(folder, name))),
    ...places,
  ].find(isExecutable);
}

async function installChromium(processes) {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '-y', 'chromium']]) {
      await processes.run({
        command: 'apt-get',
        args,
        env,
        log: log('chromium'),
      });
    }
  }
  const found = findChromium();
  if (!found) {
    throw new Failure(
      'The end-to-end tests need Chromium: install it (on Debian and Ubuntu `sudo apt-get install chromium`) or name one by CHROMIUM_PATH.',
    );
  }
  return found;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
