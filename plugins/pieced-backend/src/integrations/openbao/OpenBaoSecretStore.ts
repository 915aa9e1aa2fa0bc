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
import { z } from 'zod';
import type { JsonAnswer } from '../http/requestJson';
import { requestJson } from '../http/requestJson';
import { openbaoAuthOf } from './openbaoAuthOf';
import { isVersionMismatch, openbaoError } from './openbaoError';
import { OpenBaoLogin } from './OpenBaoLogin';
import type { SecretStore } from './SecretStore';

const subkeys = z.object({
  subkeys: z.record(z.string(), z.unknown()).nullable(),
});
/** OpenBao wraps the answer; its documentation shows it bare. */
const subkeysSchema = z.union([z.object({ data: subkeys }), subkeys]);

const listSchema = z.object({ data: z.object({ keys: z.array(z.string()) }) });

type Part = 'data' | 'subkeys' | 'metadata';

/** Secrets in a KV v2 engine of OpenBao (or Vault): one secret a package, below `tenants/{name}/packages/{package}`. */
export class OpenBaoSecretStore implements SecretStore {
  readonly #url: string;
  readonly #mount: string;
  readonly #namespace?: string;
  readonly #login: OpenBaoLogin;

  /** @param config - `pieced.openbao` */
  static fromConfig(config: Config): OpenBaoSecretStore {
    const url = config.getString('url').replace(/\/+$/, '');
    const namespace = config.getOptionalString('namespace');
    return new OpenBaoSecretStore({
      url,
      namespace,
      mount: config.getOptionalString('mount') ?? 'secret',
      login: new OpenBaoLogin({
        url,
        namespace,
        auth: openbaoAuthOf(config.getConfig('auth')),
      }),
    });
  }

  constructor(options: {
    url: string;
    mount: string;
    namespace?: string;
    login: OpenBaoLogin;
  }) {
    this.#url = options.url;
    this.#mount = options.mount;
    this.#namespace = options.namespace;
    this.#login = options.login;
  }

  async writePackageSecrets(options: {
    tenantName: string;
    packageId: string;
    values: Record<string, string>;
  }): Promise<void> {
    const path = packagePath(options);
    const { values } = options;
    const patched = await this.#patch(path, values);
    if (patched.status !== 404) {
      return expectSuccess(`write ${path}`, patched);
    }
    const created = await this.#post(path, values, { cas: 0 });
    if (!isVersionMismatch(created)) {
      return expectSuccess(`write ${path}`, created);
    }
    const patchedAgain = await this.#patch(path, values);
    if (patchedAgain.status !== 404) {
      return expectSuccess(`write ${path}`, patchedAgain);
    }
    // There are versions, but the latest was deleted by hand: nothing is left to keep.
    const written = await this.#post(path, values, {});
    return expectSuccess(`write ${path}`, written);
  }

  async packageSecretKeys(options: {
    tenantName: string;
    packageId: string;
  }): Promise<string[]> {
    const path = packagePath(options);
    const answer = await this.#call('GET', 'subkeys', path);
    if (answer.status === 404) {
      return [];
    }
    const parsed = subkeysSchema.safeParse(answer.body);
    if (answer.status !== 200 || !parsed.success) {
      throw openbaoError(`name the keys of ${path}`, answer);
    }
    const found = 'data' in parsed.data ? parsed.data.data : parsed.data;
    return Object.keys(found.subkeys ?? {});
  }

  async eraseTenant(tenantName: string): Promise<void> {
    await this.#eraseFolder(`tenants/${segment(tenantName)}`);
  }

  async #eraseFolder(folder: string): Promise<void> {
    for (const key of await this.#list(folder)) {
      if (key.endsWith('/')) {
        await this.#eraseFolder(`${folder}/${segment(key.slice(0, -1))}`);
      } else {
        const path = `${folder}/${segment(key)}`;
        const answer = await this.#call('DELETE', 'metadata', path);
        if (answer.status !== 404) {
          expectSuccess(`erase ${path}`, answer);
        }
      }
    }
  }

  async #list(folder: string): Promise<string[]> {
    const answer = await this.#call('GET', 'metadata', `${folder}/?list=true`);
    if (answer.status === 404) {
      return [];
    }
    const parsed = listSchema.safeParse(answer.body);
    if (answer.status !== 200 || !parsed.success) {
      throw openbaoError(`list ${folder}`, answer);
    }
    return parsed.data.data.keys;
  }

  #patch(path: string, data: Record<string, string>): Promise<JsonAnswer> {
    return this.#call('PATCH', 'data', path, {
      contentType: 'application/merge-patch+json',
      body: { data },
    });
  }

  #post(
    path: string,
    data: Record<string, string>,
    options: { cas?: number },
  ): Promise<JsonAnswer> {
    return this.#call('POST', 'data', path, {
      contentType: 'application/json',
      body: { options, data },
    });
  }

  /** Logs in once more when the token is refused: it may have been revoked before its time. */
  async #call(
    method: string,
    part: Part,
    path: string,
    content?: { contentType: string; body: unknown },
  ): Promise<JsonAnswer> {
    const token = await this.#login.token();
    const send = (currentToken: string) =>
      requestJson({
        system: 'openbao',
        method,
        url: `${this.#url}/v1/${this.#mount}/${part}/${path}`,
        headers: {
          'x-vault-token': currentToken,
          ...(this.#namespace && { 'x-vault-namespace': this.#namespace }),
          ...(content && { 'content-type': content.contentType }),
        },
        body: content?.body,
      });
    const answer = await send(token);
    if (answer.status !== 403 || !this.#login.canRenew) {
      return answer;
    }
    this.#login.forget(token);
    return send(await this.#login.token());
  }
}

function packagePath(options: { tenantName: string; packageId: string }) {
  return `tenants/${segment(options.tenantName)}/packages/${segment(
    options.packageId,
  )}`;
}

/** One step of a path; `.` and `..` would leave the tenant's folder. */
function segment(name: string): string {
  if (!name || /^\.+$/.test(name)) {
    throw new Error(`'${name}' cannot be part of a secret's path`);
  }
  return encodeURIComponent(name);
}

function expectSuccess(action: string, answer: JsonAnswer): void {
  if (answer.status !== 200 && answer.status !== 204) {
    throw openbaoError(action, answer);
  }
}
