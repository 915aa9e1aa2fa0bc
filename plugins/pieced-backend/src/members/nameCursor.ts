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

import { InvalidInputError } from '../errors';

/** Where a page of people ended. */
export interface NamePosition {
  name: string;
  id: string;
}

/** Hides a position in an opaque string. */
export function encodeNameCursor({ name, id }: NamePosition): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url');
}

/**
 * Reads what {@link encodeNameCursor} wrote.
 *
 * @throws InvalidInputError naming the field `cursor`
 */
export function decodeNameCursor(cursor: string): NamePosition {
  try {
    const [name, id] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    const isText = [name, id].every(
      part => typeof part === 'string' && !part.includes('\0'),
    );
    if (isText && id) {
      return { name, id };
    }
  } catch {
    // told below, as one error whatever is wrong with it
  }
  throw InvalidInputError.ofField('cursor', 'invalid');
}
