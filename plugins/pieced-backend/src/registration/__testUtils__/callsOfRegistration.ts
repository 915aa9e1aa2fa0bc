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

import type { Sandbox } from '@pieced/sandbox';
import type { Database } from '../../database/Database';
import type { CuttingProxy } from './CuttingProxy';
import { RegisterWorker } from './RegisterWorker';
import { testRegistration } from './testRegistration';

/** The calls of a registration that nothing comes between, however busy the machine is. */
export async function callsOfRegistration(options: {
  database: Database;
  sandbox: Sandbox;
  proxy: CuttingProxy;
}): Promise<string[]> {
  const { database, sandbox, proxy } = options;
  proxy.clear();
  const worker = new RegisterWorker({
    database,
    sandbox,
    url: proxy.url,
    timeoutMs: 10_000,
  });
  const operation = await worker.register(testRegistration());
  worker.start();
  await worker.reaches(operation, 'succeeded');
  await worker.stop();
  return proxy.calls;
}
