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

import { z } from 'zod';
import { SealedSecretError } from './SealedSecretError';

const envelopeSchema = z.strictObject({
  v: z.literal(1),
  /** Id of the key that sealed it. */
  kid: z.string().min(1),
  /** Encapsulated key, base64url. */
  enc: z.string(),
  /** Ciphertext with its tag, base64url. */
  ct: z.string(),
});

export interface Envelope {
  keyId: string;
  encapsulatedKey: Uint8Array;
  ciphertext: Uint8Array;
}

/** An envelope as the text that is stored. */
export function writeEnvelope(envelope: Envelope): string {
  return JSON.stringify({
    v: 1,
    kid: envelope.keyId,
    enc: Buffer.from(envelope.encapsulatedKey).toString('base64url'),
    ct: Buffer.from(envelope.ciphertext).toString('base64url'),
  });
}

/** Reads what `writeEnvelope` has written and nothing else: one content has one text. */
export function readEnvelope(text: string): Envelope {
  const parsed = envelopeSchema.safeParse(parse(text));
  if (!parsed.success) {
    throw malformed();
  }
  const envelope = {
    keyId: parsed.data.kid,
    encapsulatedKey: Buffer.from(parsed.data.enc, 'base64url'),
    ciphertext: Buffer.from(parsed.data.ct, 'base64url'),
  };
  if (writeEnvelope(envelope) !== text) {
    throw malformed();
  }
  return envelope;
}

/** The id of the key that a stored text was sealed with. */
export function keyIdOf(text: string): string {
  return readEnvelope(text).keyId;
}

function malformed(): SealedSecretError {
  return new SealedSecretError(
    'malformed',
    'The sealed secret is no envelope of a known version',
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
