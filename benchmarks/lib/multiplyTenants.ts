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

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Stack } from '../../e2e-tests/harness';

const RESOURCE = 'piecedtenants.pieced.ch';

/**
 * Copies the only instance of a sandbox that does not run, in the file with its state: to create as many through its
 * API takes longer than everything that is measured on them.
 *
 * @param nameOf - of each copy, by its number
 */
export function multiplyTenants(
  stack: Stack,
  count: number,
  nameOf: (index: number) => string,
): void {
  const folder = dirname(stack.sandbox.kubeconfig('admin'));
  const file = join(folder, 'kubernetes.json');
  const state = JSON.parse(readFileSync(file, 'utf8'));
  const [original] = Object.values<{ metadata: { name: string } }>(
    state.objects[RESOURCE],
  );
  // As text, so that the files of each copy tell of that copy and share no memory with another's.
  const text = JSON.stringify(original);
  state.objects[RESOURCE] = {};
  for (let index = 0; index < count; index++) {
    const name = nameOf(index);
    state.resourceVersion += 1;
    const copy = JSON.parse(text.replaceAll(original.metadata.name, name));
    copy.metadata.uid = crypto.randomUUID();
    copy.metadata.resourceVersion = String(state.resourceVersion);
    state.objects[RESOURCE][name] = copy;
  }
  writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
}
