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

import type { StatusCause } from '../ApiError';
import { isJsonObject, type Json } from '../KubeObject';
import {
  fieldPath,
  memberSchema,
  type StructuralSchema,
} from './StructuralSchema';

/** Duplicates in lists that the schema declares to be sets or maps. */
export function listCauses(
  value: Json | undefined,
  schema: StructuralSchema | undefined,
  path = '',
): StatusCause[] {
  if (Array.isArray(value)) {
    return [
      ...duplicates(value, schema, path),
      ...value.flatMap((item, index) =>
        listCauses(item, schema?.items, `${path}[${index}]`),
      ),
    ];
  }
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([name, member]) =>
      listCauses(
        member,
        memberSchema(schema, name),
        fieldPath(path, schema, name),
      ),
    );
  }
  return [];
}

function duplicates(
  list: Json[],
  schema: StructuralSchema | undefined,
  path: string,
): StatusCause[] {
  const kind = schema?.['x-kubernetes-list-type'];
  if (kind !== 'set' && kind !== 'map') {
    return [];
  }
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    const key = JSON.stringify(
      kind === 'map' ? listMapKey(item, schema ?? {}) : item,
    );
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: ${key}`,
        field: `${path}[${index}]`,
      },
    ];
  });
}

/** The members that identify an item of a list of type `map`. */
export function listMapKey(
  item: Json,
  schema: StructuralSchema,
): Record<string, Json> {
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  return Object.fromEntries(
    keys.map(key => [key, (isJsonObject(item) ? item[key] : null) ?? null]),
  );
}
