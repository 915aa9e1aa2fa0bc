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

import { bytesOf, cipherSuite, purpose } from './cipherSuite';
import { readEnvelope } from './envelope';
import { SealedSecretError } from './SealedSecretError';
import type { SealingKeys } from './SealingKeys';

/** Opens sealed secrets; needs private keys. */
export interface Opener {
  /**
   * @param additionalData - the same as when it was sealed
   * @throws SealedSecretError without anything of the content
   */
  open(envelope: string, additionalData: string): Promise<string>;
}

/** Nothing when this process has no private key: a deployment that only serves cannot open what it seals. */
export function createOpener(keys: SealingKeys): Opener | undefined {
  const privateKeys = new Map(
    keys.opening.map(({ id, privateKey }) => [id, privateKey]),
  );
  return privateKeys.size === 0
    ? undefined
    : { open: (text, bound) => open(privateKeys, text, bound) };
}

async function open(
  privateKeys: Map<string, string>,
  text: string,
  additionalData: string,
): Promise<string> {
  const { keyId, encapsulatedKey, ciphertext } = readEnvelope(text);
  const privateKey = privateKeys.get(keyId);
  if (!privateKey) {
    throw new SealedSecretError(
      'unknown_key',
      'The sealed secret was sealed with a key that is not here',
    );
  }
  try {
    const plaintext = await cipherSuite.open(
      {
        recipientKey: await cipherSuite.kem.deserializePrivateKey(
          new Uint8Array(Buffer.from(privateKey, 'base64url')),
        ),
        enc: new Uint8Array(encapsulatedKey),
        info: purpose,
      },
      new Uint8Array(ciphertext),
      bytesOf(additionalData),
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
  } catch {
    throw new SealedSecretError(
      'refused',
      'The sealed secret was changed or belongs to another row',
    );
  }
}
