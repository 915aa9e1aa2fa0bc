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

import type { JsonFile } from '../JsonFile';
import { OpenbaoError } from './OpenbaoError';
import type { OpenbaoState, Secret, SecretVersion } from './OpenbaoState';

const DEFAULT_MAX_VERSIONS = 10;

/** The KV version 2 secrets engine: versions, check-and-set, soft deletion. */
export class KvStore {
  readonly #file: JsonFile<OpenbaoState>;

  constructor(file: JsonFile<OpenbaoState>) {
    this.#file = file;
  }

  secret(path: string): Secret | undefined {
    const { secrets } = this.#file.value;
    return Object.hasOwn(secrets, path) ? secrets[path] : undefined;
  }

  /** Adds a version. @param cas - the version that must be current, 0 for none at all */
  write(
    path: string,
    data: Record<string, unknown>,
    cas: number | undefined,
  ): { version: number; secret: Secret } {
    const known = this.secret(path);
    if (cas === undefined && known?.casRequired) {
      throw new OpenbaoError(400, [
        'check-and-set parameter required for this call',
      ]);
    }
    if (cas !== undefined && cas !== (known?.currentVersion ?? 0)) {
      throw new OpenbaoError(400, [
        'check-and-set parameter did not match the current version',
      ]);
    }
    const secret = known ?? this.#create(path);
    const now = new Date().toISOString();
    secret.currentVersion += 1;
    secret.updatedTime = now;
    secret.versions[secret.currentVersion] = {
      data,
      createdTime: now,
      deletionTime: '',
      destroyed: false,
    };
    prune(secret);
    this.#file.changed();
    return { version: secret.currentVersion, secret };
  }

  /** A version that can be read, the current one without a number. A deleted one is an error that carries its metadata. */
  readable(
    path: string,
    version?: number,
  ): { version: number; found: SecretVersion; secret: Secret } {
    const secret = this.secret(path);
    const number = version || secret?.currentVersion;
    const found = secret?.versions[String(number)];
    if (!secret || !number || !found) {
      throw OpenbaoError.notFound();
    }
    if (found.destroyed || found.deletionTime) {
      throw OpenbaoError.notFound({
        data: null,
        metadata: versionMetadata(secret, number),
      });
    }
    return { version: number, found, secret };
  }

  /** Soft deletion of versions, of the current one without numbers. */
  remove(path: string, versions?: number[]): void {
    this.#eachVersion(path, versions, version => {
      if (!version.deletionTime && !version.destroyed) {
        version.deletionTime = new Date().toISOString();
      }
    });
  }

  restore(path: string, versions: number[]): void {
    this.#eachVersion(path, versions, version => {
      if (!version.destroyed) {
        version.deletionTime = '';
      }
    });
  }

  destroy(path: string, versions: number[]): void {
    this.#eachVersion(path, versions, version => {
      version.destroyed = true;
      version.data = null;
    });
  }

  /** All versions and the metadata, for ever. */
  erase(path: string): void {
    delete this.#file.value.secrets[path];
    this.#file.changed();
  }

  configure(
    path: string,
    settings: Partial<
      Pick<Secret, 'maxVersions' | 'casRequired' | 'customMetadata'>
    >,
  ): void {
    const secret = this.secret(path) ?? this.#create(path);
    Object.assign(secret, settings);
    secret.updatedTime = new Date().toISOString();
    prune(secret);
    this.#file.changed();
  }

  /** Names directly below a folder, folders with a slash at the end. */
  list(folder: string): string[] {
    const prefix = folder ? `${folder}/` : '';
    const names = Object.keys(this.#file.value.secrets)
      .filter(path => path.startsWith(prefix))
      .map(path => path.slice(prefix.length).replace(/\/.*$/, '/'));
    return [...new Set(names)].sort();
  }

  #create(path: string): Secret {
    const now = new Date().toISOString();
    const secret: Secret = {
      versions: {},
      currentVersion: 0,
      oldestVersion: 0,
      createdTime: now,
      updatedTime: now,
      maxVersions: 0,
      casRequired: false,
      customMetadata: null,
    };
    this.#file.value.secrets[path] = secret;
    return secret;
  }

  #eachVersion(
    path: string,
    versions: number[] | undefined,
    change: (version: SecretVersion) => void,
  ): void {
    const secret = this.secret(path);
    if (!secret) {
      return;
    }
    for (const number of versions ?? [secret.currentVersion]) {
      const version = secret.versions[String(number)];
      if (version) {
        change(version);
      }
    }
    secret.updatedTime = new Date().toISOString();
    this.#file.changed();
  }
}

/** As answers to data calls carry it. */
export function versionMetadata(secret: Secret, number: number): unknown {
  const version = secret.versions[String(number)];
  return {
    created_time: version.createdTime,
    custom_metadata: secret.customMetadata,
    deletion_time: version.deletionTime,
    destroyed: version.destroyed,
    version: number,
  };
}

/** As the metadata call answers. */
export function secretMetadata(secret: Secret): unknown {
  return {
    cas_required: secret.casRequired,
    created_time: secret.createdTime,
    current_version: secret.currentVersion,
    custom_metadata: secret.customMetadata,
    delete_version_after: '0s',
    max_versions: secret.maxVersions,
    oldest_version: secret.oldestVersion,
    updated_time: secret.updatedTime,
    versions: Object.fromEntries(
      Object.entries(secret.versions).map(([number, version]) => [
        number,
        {
          created_time: version.createdTime,
          deletion_time: version.deletionTime,
          destroyed: version.destroyed,
        },
      ]),
    ),
  };
}

function prune(secret: Secret): void {
  const keep = secret.maxVersions || DEFAULT_MAX_VERSIONS;
  for (const number of Object.keys(secret.versions)) {
    if (Number(number) <= secret.currentVersion - keep) {
      delete secret.versions[number];
    }
  }
  const numbers = Object.keys(secret.versions).map(Number);
  secret.oldestVersion =
    secret.currentVersion > keep ? Math.min(...numbers) : 0;
}
