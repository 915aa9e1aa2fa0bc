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
import type { KubeObject } from '../KubeObject';
import type { ResourceType } from '../ResourceType';
import { markDeleted } from './metadataRules';

export interface DeleteOptions {
  propagationPolicy?: 'Orphan' | 'Background' | 'Foreground';
  preconditions?: { uid?: string; resourceVersion?: string };
}

/** Finalizers by which the garbage collector takes part in a deletion. */
export const COLLECTOR_FINALIZERS = ['foregroundDeletion', 'orphan'];

/**
 * The object as a deletion leaves it: marked, and held by the collector's finalizer if the policy asks for that.
 *
 * @returns `object` itself when it is being deleted already
 * @throws ApiError 409 when a precondition fails
 */
export function deletionOf(
  type: ResourceType,
  object: KubeObject,
  options: DeleteOptions,
): KubeObject {
  const { name, uid, resourceVersion } = object.metadata;
  const wanted = options.preconditions;
  if (wanted?.uid && wanted.uid !== uid) {
    throw ApiError.precondition(
      type,
      name,
      `the UID in the precondition (${wanted.uid}) does not match the UID in record (${uid}). ` +
        'The object might have been deleted and then recreated',
    );
  }
  if (wanted?.resourceVersion && wanted.resourceVersion !== resourceVersion) {
    throw ApiError.precondition(
      type,
      name,
      `the ResourceVersion in the precondition (${wanted.resourceVersion}) does not match the ResourceVersion in ` +
        `record (${resourceVersion}). The object might have been modified`,
    );
  }
  if (object.metadata.deletionTimestamp) {
    return object;
  }
  const finalizers = [
    ...(object.metadata.finalizers ?? []),
    ...collectorFinalizers(options),
  ];
  const marked = markDeleted(object);
  return {
    ...marked,
    metadata: {
      ...marked.metadata,
      ...(finalizers.length && { finalizers: [...new Set(finalizers)] }),
    },
  };
}

function collectorFinalizers({ propagationPolicy }: DeleteOptions): string[] {
  switch (propagationPolicy) {
    case 'Foreground':
      return ['foregroundDeletion'];
    case 'Orphan':
      return ['orphan'];
    default:
      return [];
  }
}
