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

/** Where a page of a list ended: the sort key and the tie breaker of its last row. */
export interface Position {
  createdAt: Date;
  id: string;
}

/** The tie breaker of rows that are named by a UUID. */
export const UUID =
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Hides a position in an opaque string. */
export function encodeCursor(position: Position): string {
  return Buffer.from(
    JSON.stringify([position.createdAt.getTime(), position.id]),
  ).toString('base64url');
}

/**
 * Reads what {@link encodeCursor} wrote.
 *
 * @param isId - what the tie breaker looks like; the database refuses a wrong one
 * @throws InvalidInputError naming the field `cursor`
 */
export function decodeCursor(cursor: string, isId: RegExp): Position {
  try {
    const [time, id] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    const createdAt = new Date(time);
    if (isId.test(String(id)) && !Number.isNaN(createdAt.getTime())) {
      return { createdAt, id };
    }
  } catch {
    // told below, as one error whatever is wrong with it
  }
  throw InvalidInputError.ofField('cursor', 'invalid');
}
