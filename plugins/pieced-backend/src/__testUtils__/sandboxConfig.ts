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

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import type { Sandbox } from '@pieced/sandbox';

/** The configuration of a worker beside a sandbox; with short waits, so that tests are quick. */
export function sandboxConfig(sandbox: Sandbox): JsonObject {
  const kubeconfigFile = join(
    mkdtempSync(join(tmpdir(), 'pieced-kubeconfig-')),
    'config',
  );
  writeFileSync(kubeconfigFile, sandbox.kubernetes.kubeconfig('portal'), {
    mode: 0o600,
  });
  return {
    worker: { leaseDuration: { seconds: 2 }, syncFrequency: { seconds: 1 } },
    kubernetes: { kubeconfigFile },
    openbao: {
      url: sandbox.openbao.url,
      auth: { method: 'approle', ...sandbox.openbao.approle },
    },
    zitadel: {
      url: sandbox.zitadel.url,
      projectId: sandbox.zitadel.projectId,
      serviceToken: sandbox.zitadel.serviceToken,
    },
    mail: {
      host: '127.0.0.1',
      port: sandbox.mail.smtpPort,
      from: 'PieCed <noreply@pieced.example>',
    },
  };
}
