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
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { developmentKey } from './developmentKey';
import type { SealingKey } from './SealingKey';

/** Head of an X25519 private key in PKCS #8; the 32 bytes of the key follow. */
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** The keys of this process: the first seals, every one with a private half opens. */
export class SealingKeys {
  readonly #keys: SealingKey[];

  /**
   * Reads `pieced.sealing`.
   *
   * @throws InputError that names the entry when there is no key or one is wrong, without repeating the key
   */
  static fromConfig(config: Config | undefined): SealingKeys {
    const keys = (config?.getOptionalConfigArray('keys') ?? []).map(entry => ({
      id: entry.getString('id'),
      publicKey: entry.getString('publicKey'),
      privateKey: entry.getOptionalString('privateKey'),
    }));
    const file = config?.getOptionalString('developmentKeyFile');
    return new SealingKeys(file ? [...keys, developmentKey(file)] : keys);
  }

  constructor(keys: SealingKey[]) {
    if (keys.length === 0) {
      throw new InputError(
        'pieced.sealing.keys is empty: secrets cannot be stored without a key to seal them with',
      );
    }
    keys.forEach((key, index) => {
      check(key);
      if (keys.findIndex(({ id }) => id === key.id) !== index) {
        throw new InputError(`pieced.sealing.keys has two keys '${key.id}'`);
      }
    });
    this.#keys = keys;
  }

  /** The key that seals. */
  get current(): SealingKey {
    return this.#keys[0];
  }

  /** The keys that open. */
  get opening(): Required<SealingKey>[] {
    return this.#keys.flatMap(({ privateKey, ...key }) =>
      privateKey ? [{ ...key, privateKey }] : [],
    );
  }
}

function check({ id, publicKey, privateKey }: SealingKey): void {
  if (!id) {
    throw new InputError('pieced.sealing.keys has a key without id');
  }
  if (!isRawKey(publicKey)) {
    throw new InputError(
      `The public key of sealing key '${id}' must be 32 bytes in base64url`,
    );
  }
  if (privateKey === undefined) {
    return;
  }
  if (!isRawKey(privateKey)) {
    throw new InputError(
      `The private key of sealing key '${id}' must be 32 bytes in base64url`,
    );
  }
  if (publicHalfOf(privateKey) !== publicKey) {
    throw new InputError(
      `The halves of sealing key '${id}' do not belong together`,
    );
  }
}

function isRawKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === 32 && bytes.toString('base64url') === text;
}

function publicHalfOf(privateKey: string): string | undefined {
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Head, Buffer.from(privateKey, 'base64url')]),
    format: 'der',
    type: 'pkcs8',
  });
  return createPublicKey(key).export({ format: 'jwk' }).x;
}
