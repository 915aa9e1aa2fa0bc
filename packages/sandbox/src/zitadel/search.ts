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

import { ApiError } from './ApiError';

/** A JSON object of a request, not yet looked at. */
export type Fields = Record<string, unknown>;

/** One test per query name; each gets the fields of its query and makes a filter of it. */
export type Queries<T> = Record<
  string,
  (fields: Fields) => (row: T) => boolean
>;

/** The object below `name`, empty when it is missing. */
export function object(parent: Fields, name: string): Fields {
  const value = parent[name] ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw syntax(`unexpected token for field ${name}`);
  }
  return value as Fields;
}

/** The list below `name`, empty when it is missing. */
export function list(parent: Fields, name: string): Fields[] {
  const value = parent[name] ?? [];
  if (!Array.isArray(value)) {
    throw syntax(`unexpected token for field ${name}`);
  }
  return value;
}

/** The text below `name`, empty when it is missing. */
export function text(parent: Fields, name: string): string {
  const value = parent[name] ?? '';
  if (typeof value !== 'string') {
    throw syntax(`invalid value for string field ${name}`);
  }
  return value;
}

/** A filter that wants every query of the list to hold. */
export function matchesAll<T>(
  queries: Fields[],
  known: Queries<T>,
): (row: T) => boolean {
  const filters = queries.map(query => matches(query, known));
  return row => filters.every(filter => filter(row));
}

/** A filter of one query: an object with one known name. */
export function matches<T>(
  query: Fields,
  known: Queries<T>,
): (row: T) => boolean {
  const [name, ...more] = Object.keys(query);
  if (!name || more.length > 0) {
    throw new ApiError(
      'invalid_argument',
      'invalid SearchQuery.Query: value is required',
    );
  }
  if (!Object.hasOwn(known, name)) {
    throw syntax(`unknown field "${name}"`);
  }
  return known[name](object(query, name));
}

/** Compares as a text query method says, `…_QUERY_METHOD_…` and `…_FILTER_METHOD_…` alike; equality when unset. */
export function textFilter(
  wanted: string,
  method: unknown,
): (actual: string) => boolean {
  const name = /^TEXT_(?:QUERY|FILTER)_METHOD_(\w+)$/.exec(
    String(method ?? 'TEXT_QUERY_METHOD_EQUALS'),
  )?.[1];
  const ignoreCase = name?.endsWith('_IGNORE_CASE');
  const fold = (value: string) => (ignoreCase ? value.toLowerCase() : value);
  const want = fold(wanted);
  switch (name?.replace('_IGNORE_CASE', '')) {
    case 'EQUALS':
      return actual => fold(actual) === want;
    case 'STARTS_WITH':
      return actual => fold(actual).startsWith(want);
    case 'CONTAINS':
      return actual => fold(actual).includes(want);
    case 'ENDS_WITH':
      return actual => fold(actual).endsWith(want);
    default:
      throw syntax(`invalid value for enum field method: "${method}"`);
  }
}

/** Offset and limit of `{ offset, limit, asc }`; both may come as text, as uint64 does. */
export function paged<T>(
  rows: T[],
  paging: Fields,
): { rows: T[]; limit: number } {
  const offset = Number(paging.offset ?? 0);
  const limit = Number(paging.limit ?? 0) || 100;
  if (!Number.isInteger(offset) || !Number.isInteger(limit) || offset < 0) {
    throw syntax('invalid value for uint64 field offset or limit');
  }
  if (limit > 1000) {
    throw new ApiError(
      'invalid_argument',
      'Errors.Query.LimitExceeded (QUERY-4M0fs)',
    );
  }
  return { rows: rows.slice(offset, offset + limit), limit };
}

/** Sorted by the named column, descending unless `asc`; in order of creation without a column. */
export function sorted<T>(
  rows: T[],
  column: unknown,
  asc: unknown,
  columns: Record<string, (row: T) => string>,
): T[] {
  if (!column || String(column).endsWith('_UNSPECIFIED')) {
    return rows;
  }
  if (!Object.hasOwn(columns, String(column))) {
    throw syntax(`invalid value for enum field sortingColumn: "${column}"`);
  }
  const key = columns[String(column)];
  const direction = asc === true ? 1 : -1;
  return [...rows].sort(
    (a, b) => direction * key(a).localeCompare(key(b), 'en'),
  );
}

function syntax(problem: string): ApiError {
  return new ApiError('invalid_argument', `proto: (line 1:1): ${problem}`);
}
