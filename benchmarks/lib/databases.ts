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

import type { StackOptions } from '../../e2e-tests/harness';

const server = process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

/** PostgreSQL, which `yarn bench` brings; undefined where there is none. */
export const postgres: StackOptions['database'] = server
  ? { postgres: server }
  : undefined;

/** Every kind of database that can be had here, by name. */
export const databases: Record<string, StackOptions['database']> = {
  SQLite: 'sqlite',
  ...(postgres && { PostgreSQL: postgres }),
};
