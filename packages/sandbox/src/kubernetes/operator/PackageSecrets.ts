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

import type { Condition } from './conditions';

const TIMEOUT_MS = 5000;

/** Looks whether the secrets of an instance's packages are stored in OpenBao; values are dropped unread. */
export class PackageSecrets {
  readonly #url: string;
  readonly #token: string;

  constructor(options: { url: string; token: string }) {
    this.#url = options.url.replace(/\/$/, '');
    this.#token = options.token;
  }

  /** A package without a secret is fine: not every package needs one. */
  async check(tenant: string, packages: string[]): Promise<Condition> {
    const found: string[] = [];
    const none: string[] = [];
    for (const name of packages) {
      const status = await this.#statusOf(
        `/v1/secret/data/tenants/${tenant}/packages/${name}`,
      );
      if (status === undefined || status >= 500) {
        return {
          type: 'SecretsReady',
          status: 'Unknown',
          reason: 'OpenBaoUnreachable',
          message: `OpenBao did not answer for package ${name}.`,
        };
      }
      if (status !== 200 && status !== 404) {
        return {
          type: 'SecretsReady',
          status: 'False',
          reason: 'OpenBaoRefused',
          message: `OpenBao answered ${status} for package ${name}.`,
        };
      }
      (status === 200 ? found : none).push(name);
    }
    return {
      type: 'SecretsReady',
      status: 'True',
      reason: found.length ? 'SecretsFound' : 'NoSecrets',
      message: `Secrets stored for: ${listed(found)}. None stored for: ${listed(
        none,
      )}.`,
    };
  }

  async #statusOf(path: string): Promise<number | undefined> {
    try {
      const response = await fetch(this.#url + path, {
        headers: { 'x-vault-token': this.#token },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return undefined;
    }
  }
}

function listed(names: string[]): string {
  return names.join(', ') || 'nothing';
}
