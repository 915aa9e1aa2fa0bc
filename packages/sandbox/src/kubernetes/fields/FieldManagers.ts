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
  type JsonObject,
  type ManagedFieldsEntry,
} from '../KubeObject';
import {
  joinPath,
  pathElements,
  type FieldPath,
  type FieldValues,
} from './fieldPaths';

/** Who writes, as `managedFields` tells writers apart. */
export interface FieldManager {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource?: string;
}

interface Owned extends FieldManager {
  time?: string;
  fields: Set<FieldPath>;
}

/** The owners of the fields of one object, read from and written to its `managedFields`. */
export class FieldManagers {
  readonly #entries: Owned[];

  constructor(managedFields: ManagedFieldsEntry[] | undefined) {
    this.#entries = (managedFields ?? []).flatMap(entry =>
      entry.manager && isJsonObject(entry.fieldsV1)
        ? [
            {
              manager: entry.manager,
              operation: entry.operation,
              apiVersion: entry.apiVersion,
              subresource: entry.subresource,
              time: entry.time,
              fields: parseFields(entry.fieldsV1),
            },
          ]
        : [],
    );
  }

  /** What `who` owns now. */
  fieldsOf(who: FieldManager): ReadonlySet<FieldPath> {
    return this.#find(who)?.fields ?? new Set();
  }

  /** Everybody beside `who` that owns `path`. */
  othersOwning(path: FieldPath, who: FieldManager): Owned[] {
    const own = this.#find(who);
    return this.#entries.filter(
      entry => entry !== own && entry.fields.has(path),
    );
  }

  /** `who` changed these fields by an update: they are its own now and no longer anybody else's. */
  update(who: FieldManager, changed: Iterable<FieldPath>, time: string): void {
    const paths = [...changed];
    if (paths.length) {
      const own = this.#findOrAdd(who);
      this.#takeFromOthers(paths, own);
      paths.forEach(path => own.fields.add(path));
      own.time = time;
    }
  }

  /** `who` applied exactly these fields; `forced` ones are taken from the others. */
  apply(
    who: FieldManager,
    applied: Set<FieldPath>,
    forced: FieldPath[],
    time: string,
  ): void {
    const own = this.#findOrAdd(who);
    this.#takeFromOthers(forced, own);
    const same =
      own.fields.size === applied.size &&
      [...applied].every(path => own.fields.has(path));
    if (!same || !own.time) {
      own.time = time;
    }
    own.fields = new Set(applied);
  }

  /** Drops fields that the object does not have any more and writes the rest out. */
  toManagedFields(existing: FieldValues): ManagedFieldsEntry[] {
    return this.#entries.flatMap(({ fields, ...who }) => {
      const kept = [...fields].filter(path => existing.has(path));
      return kept.length
        ? [
            {
              manager: who.manager,
              operation: who.operation,
              apiVersion: who.apiVersion,
              ...(who.time && { time: who.time }),
              fieldsType: 'FieldsV1' as const,
              fieldsV1: formatFields(kept),
              ...(who.subresource && { subresource: who.subresource }),
            },
          ]
        : [];
    });
  }

  #find(who: FieldManager): Owned | undefined {
    return this.#entries.find(
      entry =>
        entry.manager === who.manager &&
        entry.operation === who.operation &&
        entry.apiVersion === who.apiVersion &&
        (entry.subresource ?? '') === (who.subresource ?? ''),
    );
  }

  #findOrAdd(who: FieldManager): Owned {
    let own = this.#find(who);
    if (!own) {
      own = { ...who, fields: new Set() };
      this.#entries.push(own);
    }
    return own;
  }

  #takeFromOthers(paths: FieldPath[], own: Owned): void {
    for (const entry of this.#entries) {
      if (entry !== own) {
        paths.forEach(path => entry.fields.delete(path));
      }
    }
  }
}

function parseFields(
  trie: JsonObject,
  parent = '',
  fields = new Set<FieldPath>(),
): Set<FieldPath> {
  for (const [element, below] of Object.entries(trie)) {
    if (element !== '.' && isJsonObject(below)) {
      const path = joinPath(parent, element);
      const leaf = Object.keys(below).length === 0;
      if (leaf || Object.hasOwn(below, '.')) {
        fields.add(path);
      }
      parseFields(below, path, fields);
    }
  }
  return fields;
}

function formatFields(paths: FieldPath[]): JsonObject {
  const root: JsonObject = {};
  const owned = new Set<JsonObject>();
  for (const path of [...paths].sort()) {
    let node = root;
    for (const element of pathElements(path)) {
      node = (node[element] ??= {}) as JsonObject;
    }
    owned.add(node);
  }
  for (const node of owned) {
    if (Object.keys(node).length) {
      node['.'] = {};
    }
  }
  return root;
}
