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
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { DatabaseConfig } from './StackDatabase';
import type { SandboxProcess } from './SandboxProcess';
import type { SealingKeyConfig } from './sealingKey';
import { root } from './paths';

/** Which half of the portal a process is. */
export type Duty = 'all' | 'serve' | 'work';

/** Objects and lists of a configuration. */
type Json = { [key: string]: Json | Json[] | string | number | boolean | null };

/**
 * Writes the whole configuration of one process: the repository's own, with this stack's addresses. A process that
 * serves gets no credential for anything outside but sign-in, and no private key; so its file shows what it knows.
 *
 * @returns the file's path
 */
export function writeStackConfig(options: {
  file: string;
  duty: Duty;
  port: number;
  database: DatabaseConfig;
  sandbox: SandboxProcess;
  sealingKey: Required<SealingKeyConfig>;
  extra?: Json;
}): string {
  const { file, duty, port, sandbox, sealingKey } = options;
  const { zitadel, openbao, smtp } = sandbox.connection;
  const base = parse(readFileSync(join(root, 'app-config.yaml'), 'utf8'));
  const url = `http://localhost:${port}`;
  const { privateKey: _, ...publicHalf } = sealingKey;
  const config = {
    ...base,
    app: {
      ...base.app,
      baseUrl: url,
      // Costs a second at each start and serves only clients older than this start.
      disableStaticFallbackCache: true,
    },
    backend: {
      ...base.backend,
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      cors: undefined,
      database: options.database,
    },
    auth: {
      ...base.auth,
      providers: {
        zitadel: {
          development: {
            ...base.auth.providers.zitadel.development,
            metadataUrl: `${zitadel.url}/.well-known/openid-configuration`,
            clientId: zitadel.clientId,
            clientSecret: zitadel.clientSecret,
          },
        },
      },
    },
    pieced: {
      platform: { organizationId: zitadel.platformOrganizationId },
      worker: {
        enabled: duty !== 'serve',
        leaseDuration: { seconds: 2 },
        syncFrequency: { seconds: 2 },
      },
      sealing: { keys: [duty === 'serve' ? publicHalf : sealingKey] },
      ...(duty !== 'serve' && {
        kubernetes: { kubeconfigFile: sandbox.kubeconfig('portal') },
        openbao: {
          url: openbao.url,
          mount: 'secret',
          auth: { method: 'approle', ...openbao.approle },
        },
        zitadel: {
          url: zitadel.url,
          projectId: zitadel.projectId,
          serviceToken: zitadel.serviceToken,
        },
        mail: { ...smtp, from: 'PieCed <noreply@pieced.example>' },
      }),
    },
  };
  writeFileSync(file, stringify(merge(config, options.extra ?? {})), {
    mode: 0o600,
  });
  return file;
}

function merge(base: Json, extra: Json): Json {
  const merged = { ...base };
  for (const [key, value] of Object.entries(extra)) {
    const known = merged[key];
    merged[key] =
      isObject(known) && isObject(value) ? merge(known, value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
