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

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The real kubectl, as KUBECTL names it; undefined where none can run. */
export const kubectlPath = process.env.KUBECTL || undefined;

/** Runs it against a cluster and gives its output. */
export async function kubectl(
  kubeconfig: string,
  ...args: string[]
): Promise<string> {
  if (!kubectlPath) {
    throw new Error(
      'No kubectl: `npm run test:e2e` brings it and sets KUBECTL',
    );
  }
  const { stdout } = await promisify(execFile)(kubectlPath, args, {
    env: { ...process.env, KUBECONFIG: kubeconfig },
  });
  return stdout;
}
