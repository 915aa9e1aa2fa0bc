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
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackendProcess } from './BackendProcess';
import { builtPages } from './paths';
import { freePort } from './ports';
import { SandboxProcess } from './SandboxProcess';
import { newSealingKey } from './sealingKey';
import { type Duty, writeStackConfig } from './stackConfig';
import {
  postgresDatabase,
  sqliteDatabase,
  type StackDatabase,
} from './StackDatabase';

export interface StackOptions {
  /** A file database of its own, or databases of its own on the PostgreSQL with this connection string. */
  database?: 'sqlite' | { postgres: string };
  /** One process that does everything, or one that serves and one that works; the latter needs PostgreSQL. */
  processes?: 'one' | 'serve+work';
  /** How long the sandbox's operator stays in each phase, in ms; 100 when left out. */
  operatorStepMs?: number;
  /** Further configuration, merged over the stack's own. */
  config?: Parameters<typeof writeStackConfig>[0]['extra'];
  /** Further options for the Node of each backend. */
  nodeOptions?: string[];
}

/** The whole portal with an outside of its own, on ports and in folders of its own. */
export interface Stack {
  /** Where a browser finds it; the API is below `/api`. */
  url: string;
  sandbox: SandboxProcess;
  /** The process that answers at `url`. */
  serving: BackendProcess;
  /** The process that works; the same one unless there are two. */
  working: BackendProcess;
  database: StackDatabase;
  /** Everything that the backends have logged so far. */
  backendLogs(): string;
  /** Ends every process and removes what it kept. */
  stop(): Promise<void>;
}

/** Starts a stack and waits until it is ready; on failure nothing is left running. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  if (!existsSync(builtPages)) {
    throw new Error(
      'The pages are not built: run `yarn workspace app build`, or the tests through `npm run test:e2e`',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'pieced-stack-'));
  const database = databaseOf(options.database ?? 'sqlite', folder);
  const sandbox = await SandboxProcess.create({
    folder: join(folder, 'sandbox'),
    log: join(folder, 'sandbox.log'),
    operatorStepMs: options.operatorStepMs,
  });
  const backends: BackendProcess[] = [];
  const clear = () => rmSync(folder, { recursive: true, force: true });
  // A run that is broken off leaves no time for `stop`.
  const abandon = () => {
    [sandbox, ...backends].forEach(started => started.abandon());
    clear();
  };
  process.once('exit', abandon);
  const stop = async () => {
    await Promise.all(backends.map(backend => backend.stop()));
    await sandbox.stop();
    await database.drop();
    clear();
    process.removeListener('exit', abandon);
  };
  try {
    await sandbox.start();
    const sealingKey = newSealingKey();
    const duties: Duty[] =
      options.processes === 'serve+work' ? ['work', 'serve'] : ['all'];
    for (const duty of duties) {
      const port = await freePort();
      backends.push(
        new BackendProcess({
          name: `backend (${duty})`,
          port,
          configFile: writeStackConfig({
            file: join(folder, `${duty}.yaml`),
            duty,
            port,
            database: database.config,
            sandbox,
            sealingKey,
            extra: options.config,
          }),
          log: join(folder, `${duty}.log`),
          nodeOptions: options.nodeOptions,
        }),
      );
    }
    const [working] = backends;
    const serving = backends[backends.length - 1];
    // One after the other: both would set up the same new databases.
    for (const backend of backends) {
      await backend.start();
    }
    return {
      url: serving.url,
      sandbox,
      serving,
      working,
      database,
      backendLogs: () =>
        backends.map(({ log }) => readFileSync(log, 'utf8')).join('\n'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function databaseOf(
  kind: NonNullable<StackOptions['database']>,
  folder: string,
): StackDatabase {
  if (kind === 'sqlite') {
    const directory = join(folder, 'db');
    mkdirSync(directory);
    return sqliteDatabase(directory);
  }
  return postgresDatabase(kind.postgres);
}
