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

import { generateKeyPairSync } from 'node:crypto';

/** An entry of `pieced.sealing.keys`. */
export interface SealingKeyConfig {
  id: string;
  publicKey: string;
  privateKey?: string;
}

/** A new X25519 key pair in the form of the configuration. */
export function newSealingKey(): Required<SealingKeyConfig> {
  const { privateKey } = generateKeyPairSync('x25519');
  const { x, d } = privateKey.export({ format: 'jwk' });
  return { id: 'e2e', publicKey: String(x), privateKey: String(d) };
}
