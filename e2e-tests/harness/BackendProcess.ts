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

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeProcess } from './NodeProcess';
import { root } from './paths';
import { answers } from './ports';

/** One backend of a stack, from source, with one configuration file. */
export class BackendProcess extends NodeProcess {
  readonly url: string;
  readonly configFile: string;
  readonly #killFile: string;

  constructor(options: {
    name: string;
    port: number;
    configFile: string;
    log: string;
    nodeOptions?: string[];
  }) {
    const ready = `http://127.0.0.1:${options.port}/.backstage/health/v1/readiness`;
    super({
      name: options.name,
      cwd: join(root, 'packages/backend'),
      args: [
        ...(options.nodeOptions ?? []),
        '--require',
        join(root, 'e2e-tests/harness/killAt.cjs'),
        'src/index.ts',
        '--config',
        options.configFile,
      ],
      log: options.log,
      isReady: () => answers(ready),
    });
    this.url = `http://localhost:${options.port}`;
    this.configFile = options.configFile;
    this.#killFile = `${options.log}.kill-at`;
  }

  /** Starts it and waits until it is ready. */
  async start(): Promise<void> {
    await super.start({
      NODE_ENV: 'production',
      PIECED_TEST_KILL_FILE: this.#killFile,
    });
  }

  /**
   * From now on the process is killed at a moment of an operation, `kind:step:moment`; with undefined no longer. A kill
   * does not end that by itself: a process that is started again may be meant to die again.
   */
  killAt(moment: string | undefined): void {
    if (moment) {
      writeFileSync(this.#killFile, moment);
    } else {
      rmSync(this.#killFile, { force: true });
    }
  }
}
