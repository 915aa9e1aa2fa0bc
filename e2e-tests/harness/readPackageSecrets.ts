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

import type { Connection } from '@pieced/sandbox';

/** The secrets of one package in the vault, read as its root; undefined when there are none. */
export async function readPackageSecrets(
  openbao: Connection['openbao'],
  tenantName: string,
  packageId: string,
): Promise<Record<string, string> | undefined> {
  const response = await fetch(
    `${openbao.url}/v1/secret/data/tenants/${tenantName}/packages/${packageId}`,
    { headers: { 'x-vault-token': openbao.tokens.root } },
  );
  return (await response.json()).data?.data;
}
