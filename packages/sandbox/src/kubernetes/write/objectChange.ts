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

import { isDeepStrictEqual } from 'node:util';
import { FieldManagers, type FieldManager } from '../fields/FieldManagers';
import { fieldsOf } from '../fields/fieldPaths';
import type { JsonObject, KubeObject, ManagedFieldsEntry } from '../KubeObject';
import { apiVersionOf } from '../ResourceType';
import { changedMetadata, timestamp } from './metadataRules';
import type { Target, WriteOptions } from './WriteOptions';

/** The object that a write leads to: what this writer may not touch stays, a changed spec is a new generation. */
export function nextObject(
  at: Target,
  old: KubeObject,
  given: KubeObject,
): KubeObject {
  if (at.subresource === 'status') {
    return { ...old, metadata: { ...old.metadata }, status: given.status };
  }
  const metadata = changedMetadata(old.metadata, given.metadata);
  const next: KubeObject = { ...given, metadata };
  if (at.type.statusSubresource) {
    delete next.status;
    if (old.status !== undefined) {
      next.status = old.status;
    }
  }
  if (!isDeepStrictEqual(content(next), content(old))) {
    metadata.generation = (old.metadata.generation ?? 0) + 1;
  }
  return next;
}

/** Field ownership after an update of `old` to `next`, for which the client sent `given`. */
export function changedManagers(
  at: Target,
  change: {
    old: KubeObject;
    next: KubeObject;
    given: KubeObject;
    options: WriteOptions;
  },
): ManagedFieldsEntry[] {
  const { old, next, given, options } = change;
  const { schema } = at.type;
  const managers = new FieldManagers(
    given.metadata.managedFields ?? old.metadata.managedFields,
  );
  const before = fieldsOf(old, schema, true);
  const after = fieldsOf(next, schema, true);
  const changed = [...after.keys()].filter(
    path => before.get(path) !== after.get(path),
  );
  managers.update(updater(at, options), changed, timestamp());
  return managers.toManagedFields(after);
}

/** Field ownership of an object that `options.manager` creates. */
export function initialManagers(
  at: Omit<Target, 'name'>,
  object: KubeObject,
  options: WriteOptions,
): ManagedFieldsEntry[] {
  const managers = new FieldManagers(undefined);
  const fields = fieldsOf(object, at.type.schema, true);
  managers.update(updater(at, options), fields.keys(), timestamp());
  return managers.toManagedFields(fields);
}

/** The entry under which a writer owns what it changes. */
export function updater(
  at: Omit<Target, 'name'>,
  options: WriteOptions,
): FieldManager {
  return {
    manager: options.manager,
    operation: 'Update',
    apiVersion: apiVersionOf(at.type),
    ...(at.subresource && { subresource: at.subresource }),
  };
}

/** Whether a write changes nothing, so that it makes no new version. */
export function isUnchanged(next: KubeObject, old: KubeObject): boolean {
  return isDeepStrictEqual(plain(next), plain(old));
}

/** What counts as a new generation when it changes. */
function content(object: KubeObject): JsonObject {
  const { metadata: _m, status: _s, ...rest } = object;
  return plain(rest);
}

/** Without absent members and without the times of field managers, which alone are no change. */
function plain(object: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(object, (key, value: unknown) =>
      key === 'managedFields' && Array.isArray(value)
        ? value.map(entry => ({ ...entry, time: undefined }))
        : value,
    ),
  );
}
