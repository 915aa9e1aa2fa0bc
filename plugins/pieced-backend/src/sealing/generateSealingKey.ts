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
import type { SealingKey } from './SealingKey';

/**
 * Makes a new key pair.
 *
 * @param id - its name in envelopes, such as `2027-01`
 */
export function generateSealingKey(id: string): Required<SealingKey> {
  const { privateKey } = generateKeyPairSync('x25519');
  const { x, d } = privateKey.export({ format: 'jwk' });
  if (!x || !d) {
    throw new Error('This Node.js cannot make X25519 keys');
  }
  return { id, publicKey: x, privateKey: d };
}

/** A key as the entry of `pieced.sealing.keys` to paste: for workers, or its public half for those that only serve. */
export function sealingKeyYaml(
  key: SealingKey,
  options?: { publicOnly?: boolean },
): string {
  const lines = [`- id: '${key.id}'`, `  publicKey: ${key.publicKey}`];
  if (key.privateKey && !options?.publicOnly) {
    lines.push(`  privateKey: ${key.privateKey}`);
  }
  return `${lines.join('\n')}\n`;
}
