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

import { ApiError } from '../ApiError';
import type { JsonObject, KubeObject } from '../KubeObject';
import type { ResourceType } from '../ResourceType';
import { FieldManagers, type FieldManager } from './FieldManagers';
import {
  containersOf,
  describePath,
  fieldsOf,
  pathElements,
  type FieldPath,
} from './fieldPaths';
import { mergeApplied, removeField } from './mergeApplied';

interface Conflict {
  owner: string;
  path: FieldPath;
}

/**
 * Applies the whole intent of one manager to an object: its fields are set, fields that it owned and left out are
 * removed.
 *
 * @throws ApiError 409 when a field belongs to another manager, differs, and `force` is not given
 */
export function serverSideApply(options: {
  type: ResourceType;
  live: KubeObject;
  intent: JsonObject;
  who: FieldManager;
  force: boolean;
  time: string;
}): KubeObject {
  const { type, live, intent, who, force, time } = options;
  const managers = new FieldManagers(live.metadata.managedFields);
  const applied = fieldsOf(intent, type.schema, false);
  const before = fieldsOf(live, type.schema, true);

  const conflicts: Conflict[] = [];
  for (const [path, value] of applied) {
    if (value !== (before.get(path) ?? value)) {
      for (const owner of managers.othersOwning(path, who)) {
        conflicts.push({ owner: describeManager(owner), path });
      }
    }
  }
  if (conflicts.length && !force) {
    throw conflictError(conflicts);
  }

  const merged = mergeApplied(live, intent, type.schema) as KubeObject;
  const result = structuredClone(merged);
  const ownerless = (path: FieldPath) =>
    !applied.has(path) && !managers.othersOwning(path, who).length;
  const left = [...managers.fieldsOf(who)].filter(ownerless);
  // What held only removed fields goes too; removeField spares what still holds something.
  const emptied = left.flatMap(containersOf).filter(ownerless);
  const dropped = [...new Set([...left, ...emptied])].sort(
    (one, other) => pathElements(other).length - pathElements(one).length,
  );
  for (const path of dropped) {
    removeField(result, path, type.schema);
  }

  managers.apply(
    who,
    new Set(applied.keys()),
    conflicts.map(({ path }) => path),
    time,
  );
  result.metadata.managedFields = managers.toManagedFields(
    new Map([...fieldsOf(result, type.schema, true), ...applied]),
  );
  return result;
}

function conflictError(conflicts: Conflict[]): ApiError {
  const causes = conflicts.map(({ owner, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${owner}`,
    field: describePath(path),
  }));
  if (conflicts.length === 1) {
    const [{ message, field }] = causes;
    return ApiError.applyConflict(
      `Apply failed with 1 conflict: ${message}: ${field}`,
      causes,
    );
  }
  const owners = [...new Set(conflicts.map(({ owner }) => owner))].sort();
  const lines = owners.flatMap(owner => [
    `conflicts with ${owner}:`,
    ...conflicts
      .filter(conflict => conflict.owner === owner)
      .map(({ path }) => `- ${describePath(path)}`),
  ]);
  return ApiError.applyConflict(
    `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`,
    causes,
  );
}

function describeManager(owner: FieldManager & { time?: string }): string {
  const name = JSON.stringify(owner.manager);
  const part = owner.subresource
    ? ` with subresource ${JSON.stringify(owner.subresource)}`
    : '';
  if (owner.operation === 'Apply') {
    return `${name}${part}`;
  }
  const at = owner.time ? ` at ${owner.time}` : '';
  return `${name}${part} using ${owner.apiVersion}${at}`;
}
