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

import type { KubeObject } from '../KubeObject';

/** Where PiecedTenants are served, as client-node's custom object calls want it. */
export const TENANTS = {
  group: 'pieced.ch',
  version: 'v1alpha1',
  plural: 'piecedtenants',
};

/** A valid PiecedTenant of organization 42. */
export function aTenant(
  name: string,
  spec: Record<string, unknown> = {},
): KubeObject & { spec: Record<string, unknown> } {
  return {
    apiVersion: 'pieced.ch/v1alpha1',
    kind: 'PiecedTenant',
    metadata: { name, labels: { 'pieced.ch/zitadel-org-id': '42' } },
    spec: {
      displayName: 'Acme AG',
      agentName: 'Ada',
      packages: ['telegram'],
      ...spec,
    },
  } as KubeObject & { spec: Record<string, unknown> };
}

/** Asks again every few milliseconds until there is an answer. */
export async function eventually<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  timeoutMs = 5000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Nothing within ${timeoutMs} ms`);
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
