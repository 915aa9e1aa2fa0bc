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

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { stringify } from 'yaml';
import { JsonFile } from '../JsonFile';

interface Stored {
  caPem: string;
  certPem: string;
  keyPem: string;
  tokens: { admin: string; portal: string };
}

const VALID_DAYS = 3650;

/** The certificate authority, server certificate and bearer tokens; kept so that kubeconfigs survive a restart. */
export class Credentials {
  readonly #stored: Stored;

  private constructor(stored: Stored) {
    this.#stored = stored;
  }

  /** @param stateDir - where to keep them; made anew each time without */
  static async load(stateDir: string | undefined): Promise<Credentials> {
    const path = stateDir && join(stateDir, 'kubernetes-credentials.json');
    const file = new JsonFile<Stored | null>(path, null);
    if (!file.value) {
      file.value = await issue();
      file.flush();
    }
    return new Credentials(file.value);
  }

  get caPem(): string {
    return this.#stored.caPem;
  }

  get tls(): { cert: string; key: string } {
    return { cert: this.#stored.certPem, key: this.#stored.keyPem };
  }

  get tokens(): { admin: string; portal: string } {
    return { ...this.#stored.tokens };
  }

  /** A kubeconfig as YAML, complete in itself. */
  kubeconfig(who: 'admin' | 'portal', server: string): string {
    const name = 'pieced-sandbox';
    const certificate = Buffer.from(this.caPem).toString('base64');
    return stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name,
          cluster: { server, 'certificate-authority-data': certificate },
        },
      ],
      users: [{ name: who, user: { token: this.#stored.tokens[who] } }],
      contexts: [{ name, context: { cluster: name, user: who } }],
      'current-context': name,
    });
  }
}

async function issue(): Promise<Stored> {
  const notAfterDate = new Date(Date.now() + VALID_DAYS * 24 * 3600 * 1000);
  const common = {
    keyType: 'ec' as const,
    algorithm: 'sha256',
    notAfterDate,
  };
  const ca = await generate(
    [{ name: 'commonName', value: 'PieCed sandbox CA' }],
    {
      ...common,
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        {
          name: 'keyUsage',
          keyCertSign: true,
          digitalSignature: true,
          critical: true,
        },
      ],
    },
  );
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...common,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return {
    caPem: ca.cert,
    certPem: server.cert,
    keyPem: server.private,
    tokens: { admin: token(), portal: token() },
  };
}

function token(): string {
  return randomBytes(24).toString('base64url');
}
