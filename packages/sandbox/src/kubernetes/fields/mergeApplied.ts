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

import { isJsonObject, type Json, type JsonObject } from '../KubeObject';
import {
  memberSchema,
  type StructuralSchema,
} from '../schema/StructuralSchema';
import {
  granularityOf,
  itemElement,
  pathElements,
  type FieldPath,
} from './fieldPaths';

/** Lays an applied intent over the live value: objects, sets and keyed lists item by item, everything else as a whole. */
export function mergeApplied(
  live: Json | undefined,
  applied: Json,
  schema: StructuralSchema | undefined,
): Json {
  const granularity = granularityOf(applied, schema);
  if (granularity === 'map' && isJsonObject(live)) {
    const merged: JsonObject = { ...live };
    for (const [name, value] of Object.entries(applied as JsonObject)) {
      if (value !== undefined) {
        const member = memberSchema(schema, name);
        merged[name] = mergeApplied(live[name], value, member);
      }
    }
    return merged;
  }
  if (
    (granularity === 'set' || granularity === 'listMap') &&
    Array.isArray(live)
  ) {
    const merged = new Map(
      live.map(item => [itemElement(item, granularity, schema), item]),
    );
    for (const item of applied as Json[]) {
      const element = itemElement(item, granularity, schema);
      const value = mergeApplied(merged.get(element), item, schema?.items);
      merged.set(element, value);
    }
    return [...merged.values()];
  }
  return structuredClone(applied);
}

/** Removes one field from `object`, in place. An object or list member that still holds something stays. */
export function removeField(
  object: JsonObject,
  path: FieldPath,
  schema: StructuralSchema | undefined,
): void {
  let parent: Json | undefined = object;
  let parentSchema = schema;
  const elements = pathElements(path);
  for (const element of elements.slice(0, -1)) {
    const index = indexOf(parent, element, parentSchema);
    if (index === undefined) {
      return;
    }
    [parent, parentSchema] = child(parent, index, parentSchema);
  }
  const index = indexOf(parent, elements[elements.length - 1], parentSchema);
  if (index !== undefined && Array.isArray(parent)) {
    parent.splice(Number(index), 1);
  } else if (index !== undefined && isJsonObject(parent)) {
    const [value, valueSchema] = child(parent, index, parentSchema);
    const isContainer = granularityOf(value, valueSchema) !== 'leaf';
    if (!isContainer || Object.keys(value as object).length === 0) {
      delete parent[index];
    }
  }
}

function indexOf(
  parent: Json | undefined,
  element: string,
  schema: StructuralSchema | undefined,
): string | number | undefined {
  if (isJsonObject(parent)) {
    const name = element.slice(2);
    return Object.hasOwn(parent, name) ? name : undefined;
  }
  const granularity = granularityOf(parent, schema);
  if (
    Array.isArray(parent) &&
    (granularity === 'set' || granularity === 'listMap')
  ) {
    const index = parent.findIndex(
      item => itemElement(item, granularity, schema) === element,
    );
    return index < 0 ? undefined : index;
  }
  return undefined;
}

function child(
  parent: Json | undefined,
  index: string | number,
  schema: StructuralSchema | undefined,
): [Json | undefined, StructuralSchema | undefined] {
  if (Array.isArray(parent)) {
    return [parent[Number(index)], schema?.items];
  }
  return isJsonObject(parent)
    ? [parent[String(index)], memberSchema(schema, String(index))]
    : [undefined, undefined];
}
