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

import type { StatusCause } from './ApiError';
import type { KubeObject } from './KubeObject';
import type { StructuralSchema } from './schema/StructuralSchema';

/** A column of the Table that `kubectl get` prints. */
export interface PrinterColumn {
  name: string;
  type: string;
  description?: string;
  jsonPath: string;
  /** 0 = always shown, above = only with `-o wide`. */
  priority?: number;
}

/** What the API server knows about one kind of object. */
export interface ResourceType {
  group: string;
  version: string;
  plural: string;
  singular: string;
  kind: string;
  listKind: string;
  namespaced: boolean;
  shortNames?: string[];
  categories?: string[];
  verbs: string[];
  /** With it, the main resource ignores `status` and `/status` ignores all else. */
  statusSubresource: boolean;
  /** Whether a PUT may come without a resource version; custom resources refuse that. */
  unconditionalUpdate: boolean;
  columns: PrinterColumn[];
  /** Shape for pruning, defaults and field ownership; anything goes without it. */
  schema?: StructuralSchema;
  /** Everything wrong with `object`; empty when valid. `old` is there on updates. */
  validate?(object: KubeObject, old?: KubeObject): StatusCause[];
  /** Fills what the server itself adds when an object is created. */
  prepareCreate?(object: KubeObject): void;
}

/** `group/version`, or `v1` for the core group. */
export function apiVersionOf(type: ResourceType): string {
  return type.group ? `${type.group}/${type.version}` : type.version;
}

/** `plural.group`, as the messages of the API server name a resource. */
export function qualifiedResource(type: ResourceType): string {
  return type.group ? `${type.plural}.${type.group}` : type.plural;
}

/** `Kind.group`, as the messages on invalid objects name a kind. */
export function qualifiedKind(type: ResourceType): string {
  return type.group ? `${type.kind}.${type.group}` : type.kind;
}

/** Path below which the resource is served, up to the group version. */
export function groupVersionPath(type: ResourceType): string {
  return type.group
    ? `/apis/${type.group}/${type.version}`
    : `/api/${type.version}`;
}
