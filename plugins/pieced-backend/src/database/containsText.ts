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

import type { Knex } from 'knex';

/** Narrows to rows in which one of the columns contains the text, without case; wildcards in it are letters. */
export function containsText(
  query: Knex.QueryBuilder,
  columns: string[],
  text: string,
): void {
  const pattern = `%${text
    .toLowerCase()
    .replace(/[\\%_]/g, character => `\\${character}`)}%`;
  query.where(any => {
    for (const column of columns) {
      any.orWhereRaw(`lower(??) like ? escape '\\'`, [column, pattern]);
    }
  });
}
