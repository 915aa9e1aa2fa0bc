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

import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const keySchema = z.object({
  type: z.literal('serviceaccount'),
  keyId: z.string().min(1),
  key: z.string().min(1),
  userId: z.string().min(1),
});

/** A key of a service account, ready to sign with. */
export interface ServiceAccountKey {
  keyId: string;
  userId: string;
  privateKey: KeyObject;
}

/** Reads the JSON that ZITADEL hands out with a new key. Undefined when it is something else. */
export function parseServiceAccountKey(
  json: string,
): ServiceAccountKey | undefined {
  try {
    const { key, keyId, userId } = keySchema.parse(JSON.parse(json));
    return { keyId, userId, privateKey: createPrivateKey(key) };
  } catch {
    // what was thrown can quote the key
    return undefined;
  }
}
