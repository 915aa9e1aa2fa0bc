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

import { tail } from './explain.mjs';
import { Failure } from './Failure.mjs';
import { log, root } from './paths.mjs';

/**
 * Starts a PostgreSQL, which forgets everything unless it is told where to keep it. It ends with the other processes of the command.
 *
 * @param {{ processes: import('./Processes.mjs').Processes, node: string, env: NodeJS.ProcessEnv,
 *   keep?: { port: number, data: string } }} options
 * @returns {Promise<string>} the connection string
 */
export async function startPostgres({ processes, node, env, keep }) {
  let ready;
  const connectionString = new Promise(resolve => {
    ready = resolve;
  });
  const { exited } = processes.start({
    command: node,
    args: [
      'scripts/postgres.mjs',
      ...(keep ? ['--port', String(keep.port), '--data', keep.data] : []),
    ],
    cwd: root,
    env,
    node: true,
    log: log('postgres'),
    onLine: line => {
      if (line.startsWith('{"connectionString"')) {
        ready(JSON.parse(line).connectionString);
      }
    },
  });
  return Promise.race([
    connectionString,
    exited.then(({ output }) => {
      throw new Failure('PostgreSQL did not start: its last lines are below.', {
        details: tail(output),
      });
    }),
  ]);
}
