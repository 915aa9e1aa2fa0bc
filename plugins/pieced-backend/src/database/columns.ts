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

/**
 * A timestamp column as the engine hands it out: PostgreSQL gives dates, SQLite the milliseconds that knex stored.
 */
export type TimestampColumn = Date | number | string;

/** Parses a timestamp column. */
export function dateOf(value: TimestampColumn): Date {
  return value instanceof Date ? value : new Date(value);
}

/** A timestamp column as the API writes it: RFC 3339 in UTC. */
export function isoOf(value: TimestampColumn): string {
  return dateOf(value).toISOString();
}

/** The same for a column that may be null. */
export function optionalIsoOf(
  value: TimestampColumn | null,
): string | undefined {
  return value === null ? undefined : isoOf(value);
}
