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

/** A custom resource as the portal makes it, with files of so many characters each. */
export function tenantOf(
  name: string,
  organizationId: string,
  fileSizes: { soul: number; agents: number; tools: number } = {
    soul: 2_000,
    agents: 4_000,
    tools: 3_000,
  },
) {
  return {
    apiVersion: 'pieced.ch/v1alpha1',
    kind: 'PiecedTenant',
    metadata: {
      name,
      labels: { 'pieced.ch/zitadel-org-id': organizationId },
    },
    spec: {
      displayName: `Instance ${name}`,
      agentName: 'Ada',
      packages: ['telegram'],
      workspaceFiles: {
        'SOUL.md': proseOf(name, fileSizes.soul),
        'AGENTS.md': proseOf(name, fileSizes.agents),
        'TOOLS.md': proseOf(name, fileSizes.tools),
      },
      suspend: false,
    },
  };
}

function proseOf(subject: string, length: number): string {
  const sentence = `${subject} answers in the language of the question and says what it does not know. `;
  return sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
}
