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

// Preloaded into a backend by the harness: ends the process with SIGKILL at one moment of an operation. The file that
// PIECED_TEST_KILL_FILE names holds it as `kind:step:moment`, and is read at each moment, so that a running process can
// be told. The moments are those of the portal's operation observer.
const { readFileSync } = require('node:fs');
const { createServiceFactory } = require('@backstage/backend-plugin-api');
const defaults = require('@backstage/backend-defaults');
const { operationObserverServiceRef } = require('@pieced/plugin-pieced-node');

const { createBackend } = defaults;

function killAt() {
  try {
    return readFileSync(process.env.PIECED_TEST_KILL_FILE, 'utf8');
  } catch {
    return undefined;
  }
}

defaults.createBackend = () => {
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: operationObserverServiceRef,
      deps: {},
      factory: () => ({
        async observe({ kind, step, moment }) {
          if (`${kind}:${step}:${moment}` === killAt()) {
            process.kill(process.pid, 'SIGKILL');
            // The signal may need an instant; the operation must not go on meanwhile.
            await new Promise(() => {});
          }
        },
      }),
    }),
  );
  return backend;
};
