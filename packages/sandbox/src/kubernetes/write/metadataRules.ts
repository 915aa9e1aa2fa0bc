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

import { randomBytes, randomUUID } from 'node:crypto';
import type { StatusCause } from '../ApiError';
import type { KubeObject, ObjectMeta } from '../KubeObject';

/** Now as the API server writes times: RFC 3339 in whole seconds. */
export function timestamp(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

/** Metadata of a new object: what the client may say, completed by what the server says. */
export function newMetadata(
  given: ObjectMeta,
  namespace: string | undefined,
): ObjectMeta {
  const { generateName, labels, annotations, finalizers, ownerReferences } =
    given;
  return {
    name: given.name || (generateName ? generateName + randomSuffix() : ''),
    ...(generateName && { generateName }),
    ...(namespace && { namespace }),
    uid: randomUUID(),
    generation: 1,
    creationTimestamp: timestamp(),
    ...definedOnly({ labels, annotations, finalizers, ownerReferences }),
  };
}

/** Metadata of a changed object: identity and life cycle stay as they are, whatever the client sent. */
export function changedMetadata(
  old: ObjectMeta,
  given: ObjectMeta,
): ObjectMeta {
  const { labels, annotations, finalizers, ownerReferences, ...fixed } = old;
  return {
    ...fixed,
    ...definedOnly({
      labels: given.labels,
      annotations: given.annotations,
      finalizers: given.finalizers,
      ownerReferences: given.ownerReferences,
    }),
  };
}

/** An object that is being deleted gets no new finalizers. */
export function lateFinalizers(
  old: KubeObject,
  next: KubeObject,
): StatusCause[] {
  const before = old.metadata.finalizers ?? [];
  const added = (next.metadata.finalizers ?? []).filter(
    finalizer => !before.includes(finalizer),
  );
  if (!old.metadata.deletionTimestamp || !added.length) {
    return [];
  }
  const names = added.map(name => JSON.stringify(name)).join(', ');
  return [
    {
      reason: 'FieldValueForbidden',
      message: `Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{${names}}`,
      field: 'metadata.finalizers',
    },
  ];
}

/** Marks an object as being deleted, which counts as a new generation. */
export function markDeleted(object: KubeObject): KubeObject {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      generation: (object.metadata.generation ?? 0) + 1,
      deletionTimestamp: timestamp(),
      deletionGracePeriodSeconds: 0,
    },
  };
}

function definedOnly<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(members).filter(
      ([, value]) => value && Object.keys(value).length,
    ),
  ) as Partial<T>;
}

function randomSuffix(): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  return [...randomBytes(5)]
    .map(byte => alphabet[byte % alphabet.length])
    .join('');
}
