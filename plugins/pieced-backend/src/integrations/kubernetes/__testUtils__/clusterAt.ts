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

import { ConfigReader } from '@backstage/config';
import { kubeConfigOf } from '../kubeConfigOf';
import { KubernetesConnection } from '../KubernetesConnection';
import { KubernetesTenantCluster } from '../KubernetesTenantCluster';

/** For tests: the client of an API server without TLS, with time limits in milliseconds of one's own. */
export function clusterAt(
  url: string,
  options: { token: string; timeoutMs?: number; silenceMs?: number },
): KubernetesTenantCluster {
  const kubeConfig = kubeConfigOf(
    new ConfigReader({ url, token: options.token, skipTLSVerify: true }),
  );
  return new KubernetesTenantCluster({
    connection: new KubernetesConnection(kubeConfig, options),
    silenceMs: options.silenceMs,
  });
}
