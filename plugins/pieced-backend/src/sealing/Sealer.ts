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
import { writeEnvelope } from './envelope';
import type { SealingKeys } from './SealingKeys';

/** Seals secrets; needs public keys only. */
export interface Sealer {
  /**
   * @param additionalData - what it is bound to, such as the row's id; opening needs the same
   * @returns the envelope to store
   */
  seal(plaintext: string, additionalData: string): Promise<string>;
}

/** Seals with the first key. */
export function createSealer(keys: SealingKeys): Sealer {
  const { id, publicKey } = keys.current;
  return {
    async seal(plaintext, additionalData) {
      const { enc, ct } = await cipherSuite.seal(
        {
          recipientPublicKey: await cipherSuite.kem.deserializePublicKey(
            new Uint8Array(Buffer.from(publicKey, 'base64url')),
          ),
          info: purpose,
        },
        bytesOf(plaintext),
        bytesOf(additionalData),
      );
      return writeEnvelope({
        keyId: id,
        encapsulatedKey: new Uint8Array(enc),
        ciphertext: new Uint8Array(ct),
      });
    },
  };
}
