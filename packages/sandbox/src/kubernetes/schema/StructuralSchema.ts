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

/** A rule in the Common Expression Language, checked at the schema node it stands on. */
export interface ValidationRule {
  rule: string;
  message?: string;
  reason?: string;
}

/** The part of `openAPIV3Schema` that a CRD may use and the stand-in understands. */
export interface StructuralSchema {
  type?: string;
  description?: string;
  properties?: Record<string, StructuralSchema>;
  additionalProperties?: StructuralSchema | boolean;
  items?: StructuralSchema;
  required?: string[];
  nullable?: boolean;
  default?: Json;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-map-type'?: 'atomic' | 'granular';
  'x-kubernetes-validations'?: ValidationRule[];
  [keyword: string]: unknown;
}

/** The schema of one member of an object: a named property, or the one for all further names. */
export function memberSchema(
  schema: StructuralSchema | undefined,
  name: string,
): StructuralSchema | undefined {
  if (schema?.properties && Object.hasOwn(schema.properties, name)) {
    return schema.properties[name];
  }
  return typeof schema?.additionalProperties === 'object'
    ? schema.additionalProperties
    : undefined;
}

/** Joins a path as the API server prints it: `spec.packages[0]`, `spec.files[A.md]` for map keys. */
export function fieldPath(
  parent: string,
  schema: StructuralSchema | undefined,
  name: string,
): string {
  const named = schema?.properties && Object.hasOwn(schema.properties, name);
  if (!named && typeof schema?.additionalProperties === 'object') {
    return `${parent}[${name}]`;
  }
  return parent ? `${parent}.${name}` : name;
}

/** Removes what the schema does not know from `value`, in place; returns the removed paths. */
export function prune(
  value: Json | undefined,
  schema: StructuralSchema | undefined,
  path = '',
): string[] {
  if (!schema) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      prune(item, schema.items, `${path}[${index}]`),
    );
  }
  if (!isJsonObject(value)) {
    return [];
  }
  const open =
    schema.additionalProperties === true ||
    schema['x-kubernetes-preserve-unknown-fields'];
  const removed: string[] = [];
  for (const name of Object.keys(value)) {
    const member = memberSchema(schema, name);
    if (member) {
      removed.push(
        ...prune(value[name], member, fieldPath(path, schema, name)),
      );
    } else if (!open) {
      removed.push(path ? `${path}.${name}` : name);
      delete value[name];
    }
  }
  return removed;
}

/** Fills the defaults of the schema into `value`, in place. */
export function applyDefaults(
  value: Json | undefined,
  schema: StructuralSchema | undefined,
): void {
  if (!schema) {
    return;
  }
  if (Array.isArray(value)) {
    value.forEach(item => applyDefaults(item, schema.items));
  } else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      if (member.default !== undefined && isUnset(value, name, member)) {
        value[name] = structuredClone(member.default);
      }
    }
    for (const name of Object.keys(value)) {
      applyDefaults(value[name], memberSchema(schema, name));
    }
  }
}

function isUnset(
  value: JsonObject,
  name: string,
  member: StructuralSchema,
): boolean {
  return (
    value[name] === undefined || (value[name] === null && !member.nullable)
  );
}
