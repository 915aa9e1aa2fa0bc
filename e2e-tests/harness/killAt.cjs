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

// Preloaded into a worker by the harness: ends the process with SIGKILL at one moment of an operation, as
// `kind:step:moment` in PIECED_TEST_KILL_AT says. The moments are those of the portal's operation observer.
const { createServiceFactory } = require('@backstage/backend-plugin-api');
const defaults = require('@backstage/backend-defaults');
const { operationObserverServiceRef } = require('@pieced/plugin-pieced-node');

const killAt = process.env.PIECED_TEST_KILL_AT;
const { createBackend } = defaults;

defaults.createBackend = () => {
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: operationObserverServiceRef,
      deps: {},
      factory: () => ({
        async observe({ kind, step, moment }) {
          if (`${kind}:${step}:${moment}` === killAt) {
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
