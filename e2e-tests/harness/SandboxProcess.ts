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

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '@pieced/sandbox';
import { NodeProcess } from './NodeProcess';
import { root } from './paths';
import { freePortBase, answers } from './ports';

/** The outside of one stack: all stand-ins in one process, on ports that stay the same over restarts. */
export class SandboxProcess extends NodeProcess {
  readonly #folder: string;

  static async create(options: {
    folder: string;
    log: string;
    operatorStepMs?: number;
  }): Promise<SandboxProcess> {
    const base = await freePortBase(8);
    return new SandboxProcess({ ...options, base });
  }

  private constructor(options: {
    folder: string;
    log: string;
    base: number;
    operatorStepMs?: number;
  }) {
    const { folder, log, base, operatorStepMs = 100 } = options;
    mkdirSync(folder, { recursive: true });
    super({
      name: 'sandbox',
      cwd: join(root, 'packages/sandbox'),
      args: [
        'src/main.ts',
        '--seed',
        '--state',
        folder,
        '--port-base',
        String(base),
        '--operator-step-ms',
        String(operatorStepMs),
      ],
      log,
      isReady: () => answers(`http://127.0.0.1:${base}/connection`),
    });
    this.#folder = folder;
  }

  /** Addresses and credentials; there once it has started. */
  get connection(): Connection {
    return JSON.parse(
      readFileSync(join(this.#folder, 'connection.json'), 'utf8'),
    );
  }

  /** A kubeconfig file of a person of the cluster. */
  kubeconfig(who: 'admin' | 'portal'): string {
    return join(this.#folder, `${who}.kubeconfig`);
  }

  /** Lets a part misbehave; `packages/sandbox/README.md` lists how. */
  async addFault(fault: Record<string, unknown>): Promise<void> {
    const response = await fetch(`${this.connection.control.url}/faults`, {
      method: 'POST',
      body: JSON.stringify(fault),
    });
    if (!response.ok) {
      throw new Error(
        `The sandbox refused the fault: ${await response.text()}`,
      );
    }
  }

  /** All parts behave again. */
  async clearFaults(): Promise<void> {
    await fetch(`${this.connection.control.url}/faults`, { method: 'DELETE' });
  }
}
