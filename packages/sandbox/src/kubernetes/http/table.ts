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

import {
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
} from '../KubeObject';
import type { PrinterColumn, ResourceType } from '../ResourceType';

/** How a client wants objects to look, asked for in the Accept header. */
export type Representation =
  | { as: 'object' }
  | { as: 'metadata' }
  | { as: 'table'; include: string };

/** Reads `Accept` (and `includeObject`); the first alternative that the stand-in knows wins. */
export function representationOf(
  accept: string | undefined,
  includeObject: string | undefined,
): Representation {
  for (const alternative of (accept ?? '').split(',')) {
    const as = /;\s*as=(\w+)/.exec(alternative)?.[1];
    const json = alternative.trim().startsWith('application/json');
    if (as === 'Table' && json) {
      return { as: 'table', include: includeObject ?? 'Metadata' };
    }
    if (as?.startsWith('PartialObjectMetadata') && json) {
      return { as: 'metadata' };
    }
    if (!as && json) {
      return { as: 'object' };
    }
  }
  return { as: 'object' };
}

/** Objects as the rows that `kubectl get` prints. */
export function toTable(
  type: ResourceType,
  objects: KubeObject[],
  options: { include: string; metadata: JsonObject },
): JsonObject {
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: options.metadata,
    columnDefinitions: [
      {
        name: 'Name',
        type: 'string',
        format: 'name',
        description: 'Name of the object.',
        priority: 0,
      },
      ...type.columns.map(column => ({
        name: column.name,
        type: column.type,
        format: '',
        description: column.description ?? column.jsonPath,
        priority: column.priority ?? 0,
      })),
    ],
    rows: objects.map(object => ({
      cells: [
        object.metadata.name,
        ...type.columns.map(column => cell(object, column)),
      ],
      ...(options.include !== 'None' && {
        object: options.include === 'Object' ? object : metadataOnly(object),
      }),
    })),
  };
}

/** Only the metadata of an object. */
export function metadataOnly({ metadata }: KubeObject): KubeObject {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
  };
}

function cell(object: KubeObject, column: PrinterColumn): Json {
  const value = valueAt(object, column.jsonPath);
  if (column.type === 'date') {
    return typeof value === 'string' ? age(Date.parse(value)) : '<unknown>';
  }
  return value ?? null;
}

/** Follows a JSONPath of plain members, in which `\.` is a dot of a name. */
function valueAt(object: KubeObject, jsonPath: string): Json | undefined {
  const names = jsonPath.match(/(?:\\.|[^.\\])+/g) ?? [];
  return names
    .map(name => name.replaceAll('\\', ''))
    .reduce<Json | undefined>(
      (value, name) => (isJsonObject(value) ? value[name] : undefined),
      object,
    );
}

/** Time since then in the short form of `kubectl`: 42s, 5m10s, 3h, 12d. */
function age(since: number): string {
  const seconds = Math.max(0, Math.floor((Date.now() - since) / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (seconds < 120) {
    return `${seconds}s`;
  }
  if (minutes < 10) {
    return pair(minutes, 'm', seconds % 60, 's');
  }
  if (hours < 3) {
    return `${minutes}m`;
  }
  if (hours < 8) {
    return pair(hours, 'h', minutes % 60, 'm');
  }
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}

function pair(big: number, unit: string, small: number, part: string): string {
  return small ? `${big}${unit}${small}${part}` : `${big}${unit}`;
}
