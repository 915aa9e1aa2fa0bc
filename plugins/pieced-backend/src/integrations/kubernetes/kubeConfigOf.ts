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

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { KubeConfig } from '@kubernetes/client-node';

/**
 * Reads `pieced.kubernetes`: one of `url` (with `token` or `tokenFile`), `kubeconfigFile`, `context` of the default
 * kubeconfig, or `inCluster`.
 */
export function kubeConfigOf(config: Config): KubeConfig {
  const kubeConfig = new KubeConfig();
  const url = config.getOptionalString('url');
  const kubeconfigFile = config.getOptionalString('kubeconfigFile');
  const context = config.getOptionalString('context');
  if (url) {
    loadFromUrl(kubeConfig, url, config);
  } else if (config.getOptionalBoolean('inCluster')) {
    if (!process.env.KUBERNETES_SERVICE_HOST) {
      throw new InputError(
        'pieced.kubernetes.inCluster is set, but this process does not run in a cluster',
      );
    }
    kubeConfig.loadFromCluster();
  } else if (kubeconfigFile) {
    kubeConfig.loadFromFile(kubeconfigFile);
  } else if (context) {
    kubeConfig.loadFromDefault();
  } else {
    throw new InputError(
      'pieced.kubernetes needs one of url, kubeconfigFile, context or inCluster',
    );
  }
  if (context && !url) {
    kubeConfig.setCurrentContext(context);
  }
  if (!kubeConfig.getCurrentCluster()) {
    throw new InputError(
      `pieced.kubernetes names no cluster: context '${kubeConfig.getCurrentContext()}' is not in the kubeconfig`,
    );
  }
  return kubeConfig;
}

function loadFromUrl(kubeConfig: KubeConfig, url: string, config: Config) {
  const tokenFile = config.getOptionalString('tokenFile');
  kubeConfig.loadFromClusterAndUser(
    {
      name: 'pieced',
      server: url.replace(/\/+$/, ''),
      caData: config.getOptionalString('caData'),
      skipTLSVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
    },
    tokenFile
      ? {
          name: 'pieced',
          authProvider: { name: 'tokenFile', config: { tokenFile } },
        }
      : { name: 'pieced', token: config.getOptionalString('token') },
  );
}
