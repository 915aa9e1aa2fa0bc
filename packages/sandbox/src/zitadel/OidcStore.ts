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

import type { Adapter, AdapterPayload } from 'oidc-provider';
import { JsonFile } from '../JsonFile';

interface Entry {
  payload: AdapterPayload;
  /** Seconds since the epoch. */
  expiresAt?: number;
}

interface OidcData<K> {
  keys?: K;
  entries: Record<string, Entry>;
}

/** Sessions, grants, codes and tokens of the OIDC provider, and its keys, kept over a restart. */
export class OidcStore<K> {
  readonly #file: JsonFile<OidcData<K>>;

  constructor(path: string | undefined) {
    this.#file = new JsonFile<OidcData<K>>(path, { entries: {} });
    this.#dropExpired();
  }

  /** The keys kept so far, else new ones from `create`. */
  async keys(create: () => Promise<K>): Promise<K> {
    if (!this.#file.value.keys) {
      this.#file.value.keys = await create();
      this.#file.changed();
    }
    return this.#file.value.keys;
  }

  /** What `oidc-provider` calls for each of its models. */
  adapter(model: string): Adapter {
    const key = (id: string) => `${model}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) => {
        this.#entries[key(id)] = {
          payload,
          expiresAt: expiresIn ? now() + expiresIn : undefined,
        };
        this.#file.changed();
      },
      find: async id => this.#read(key(id)),
      findByUid: async uid => this.#find(model, payload => payload.uid === uid),
      findByUserCode: async userCode =>
        this.#find(model, payload => payload.userCode === userCode),
      consume: async id => {
        const payload = this.#read(key(id));
        if (payload) {
          payload.consumed = now();
          this.#file.changed();
        }
      },
      destroy: async id => {
        delete this.#entries[key(id)];
        this.#file.changed();
      },
      revokeByGrantId: async grantId => {
        for (const [name, entry] of Object.entries(this.#entries)) {
          if (entry.payload.grantId === grantId && name.startsWith(key(''))) {
            delete this.#entries[name];
          }
        }
        this.#file.changed();
      },
    };
  }

  flush(): void {
    this.#dropExpired();
    this.#file.flush();
  }

  get #entries(): Record<string, Entry> {
    return this.#file.value.entries;
  }

  #read(key: string): AdapterPayload | undefined {
    const entry = this.#entries[key];
    return entry && !expired(entry) ? entry.payload : undefined;
  }

  #find(
    model: string,
    matches: (payload: AdapterPayload) => boolean,
  ): AdapterPayload | undefined {
    return Object.entries(this.#entries).find(
      ([name, entry]) =>
        name.startsWith(`${model}:`) &&
        !expired(entry) &&
        matches(entry.payload),
    )?.[1].payload;
  }

  #dropExpired(): void {
    for (const [name, entry] of Object.entries(this.#entries)) {
      if (expired(entry)) {
        delete this.#entries[name];
      }
    }
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}

function expired(entry: Entry): boolean {
  return entry.expiresAt !== undefined && entry.expiresAt <= now();
}
