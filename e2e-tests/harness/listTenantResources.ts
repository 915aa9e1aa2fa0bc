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

import { get } from 'node:https';
import type { Connection } from '@pieced/sandbox';

/** As much of a `PiecedTenant` as the tests look at. */
export interface TenantResource {
  metadata: {
    name: string;
    uid: string;
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
  };
  status?: { phase?: string };
}

/** Every custom resource of the cluster, read without kubectl, as its administrator. */
export function listTenantResources(
  kubernetes: Connection['kubernetes'],
): Promise<TenantResource[]> {
  return new Promise((resolve, reject) => {
    get(
      `${kubernetes.url}/apis/pieced.ch/v1alpha1/piecedtenants`,
      {
        ca: kubernetes.caPem,
        headers: { authorization: `Bearer ${kubernetes.tokens.admin}` },
      },
      async response => {
        try {
          let body = '';
          for await (const chunk of response.setEncoding('utf8')) {
            body += chunk;
          }
          resolve(JSON.parse(body).items);
        } catch (error) {
          reject(error);
        }
      },
    ).once('error', reject);
  });
}
