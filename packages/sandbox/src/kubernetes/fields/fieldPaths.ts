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
import { listMapKey } from '../schema/listCauses';
import {
  memberSchema,
  type StructuralSchema,
} from '../schema/StructuralSchema';

/** A field as the elements of FieldsV1 that lead to it (`f:name`, `v:"value"`, `k:{…}`), joined by a character that none contains. */
export type FieldPath = string;

/** Fields with the JSON of their values; containers and set items have an empty value. */
export type FieldValues = Map<FieldPath, string>;

const SEPARATOR = '\u0000';

/** How lists and objects take part in ownership: item by item, or as one value. */
export type Granularity = 'map' | 'set' | 'listMap' | 'leaf';

export function granularityOf(
  value: Json | undefined,
  schema: StructuralSchema | undefined,
): Granularity {
  if (isJsonObject(value)) {
    return schema?.['x-kubernetes-map-type'] === 'atomic' ? 'leaf' : 'map';
  }
  if (Array.isArray(value)) {
    const kind = schema?.['x-kubernetes-list-type'];
    if (kind === 'map') {
      return 'listMap';
    }
    return kind === 'set' ? 'set' : 'leaf';
  }
  return 'leaf';
}

/** Element of a path that stands for one item of a set or of a list of type `map`. */
export function itemElement(
  item: Json,
  granularity: 'set' | 'listMap',
  schema: StructuralSchema | undefined,
): string {
  return granularity === 'set'
    ? `v:${JSON.stringify(item)}`
    : `k:${JSON.stringify(listMapKey(item, schema ?? {}))}`;
}

export function joinPath(parent: FieldPath, element: string): FieldPath {
  return parent ? `${parent}${SEPARATOR}${element}` : element;
}

export function pathElements(path: FieldPath): string[] {
  return path.split(SEPARATOR);
}

/**
 * The fields of an object that somebody can own.
 *
 * @param containers - whether a non-empty object or list is a field too: yes for updates, no for an applied intent
 */
export function fieldsOf(
  object: JsonObject,
  schema: StructuralSchema | undefined,
  containers: boolean,
): FieldValues {
  const fields: FieldValues = new Map();
  for (const [name, value] of Object.entries(ownable(object))) {
    const path = `f:${name}`;
    collect(value, memberSchema(schema, name), path, containers, fields);
  }
  fields.delete('f:metadata');
  return fields;
}

/** Of the metadata nobody owns what the server sets, nor the names. */
function ownable(object: JsonObject): JsonObject {
  const { apiVersion: _v, kind: _k, metadata, ...rest } = object;
  const kept: JsonObject = {};
  for (const name of [
    'annotations',
    'finalizers',
    'generateName',
    'labels',
    'ownerReferences',
  ]) {
    if (isJsonObject(metadata) && metadata[name] !== undefined) {
      kept[name] = metadata[name];
    }
  }
  return { metadata: kept, ...rest };
}

function collect(
  value: Json | undefined,
  schema: StructuralSchema | undefined,
  path: FieldPath,
  containers: boolean,
  fields: FieldValues,
): void {
  if (value === undefined) {
    return;
  }
  const granularity = granularityOf(value, schema);
  if (granularity === 'leaf') {
    fields.set(path, JSON.stringify(value));
    return;
  }
  if (containers || Object.keys(value as object).length === 0) {
    fields.set(path, '');
  }
  if (granularity === 'map') {
    for (const [name, member] of Object.entries(value as JsonObject)) {
      const child = joinPath(path, `f:${name}`);
      collect(member, memberSchema(schema, name), child, containers, fields);
    }
    return;
  }
  for (const item of value as Json[]) {
    const child = joinPath(path, itemElement(item, granularity, schema));
    fields.set(child, '');
    if (granularity === 'listMap') {
      collect(item, schema?.items, child, containers, fields);
      fields.set(child, '');
    }
  }
}

/** Everything that holds a field, short of the top level. */
export function containersOf(path: FieldPath): FieldPath[] {
  const elements = pathElements(path);
  return elements
    .map((_, index) => elements.slice(0, index).join(SEPARATOR))
    .slice(2);
}

/** A path as conflicts name it: `.spec.conditions[type="Ready"].status`. */
export function describePath(path: FieldPath): string {
  return pathElements(path)
    .map(element => {
      const [kind, text] = [element.slice(0, 1), element.slice(2)];
      if (kind === 'f') {
        return `.${text}`;
      }
      if (kind === 'v') {
        return `[=${text}]`;
      }
      const keys: Record<string, Json> = JSON.parse(text);
      const pairs = Object.entries(keys).map(
        ([key, value]) => `${key}=${JSON.stringify(value)}`,
      );
      return `[${pairs.join(',')}]`;
    })
    .join('');
}
