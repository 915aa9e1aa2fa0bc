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

import { InputError } from '@backstage/errors';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { generateSealingKey } from './generateSealingKey';
import type { SealingKey } from './SealingKey';

const keySchema = z.object({
  id: z.string(),
  publicKey: z.string(),
  privateKey: z.string(),
});

/** Reads the key of a development instance from a file, which is made when it is missing. */
export function developmentKey(file: string): SealingKey {
  if (process.env.NODE_ENV === 'production') {
    throw new InputError(
      'pieced.sealing.developmentKeyFile is for development only: in production set pieced.sealing.keys',
    );
  }
  return read(file) ?? create(file);
}

function create(file: string): SealingKey {
  const draft = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  const key = generateSealingKey('development');
  writeFileSync(draft, JSON.stringify(key), { mode: 0o600 });
  try {
    // A link appears whole and never replaces what another process has made first.
    linkSync(draft, file);
    return key;
  } catch (error) {
    const made = read(file);
    if (!made) {
      throw error;
    }
    return made;
  } finally {
    rmSync(draft);
  }
}

function read(file: string): SealingKey | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  try {
    return keySchema.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      `${file} holds no sealing key. Remove it to have a new one made; what was sealed with the old one is lost`,
    );
  }
}
