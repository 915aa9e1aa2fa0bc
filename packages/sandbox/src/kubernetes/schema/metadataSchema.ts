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

import type { StructuralSchema } from './StructuralSchema';

const text: StructuralSchema = { type: 'string' };
const texts: StructuralSchema = { type: 'object', additionalProperties: text };
const anything: StructuralSchema = {
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
};

/** The shape of `metadata`, the same for every kind. */
export const metadataSchema: StructuralSchema = {
  type: 'object',
  description: 'Standard object metadata.',
  properties: {
    annotations: texts,
    creationTimestamp: text,
    deletionGracePeriodSeconds: { type: 'integer' },
    deletionTimestamp: text,
    finalizers: {
      type: 'array',
      items: text,
      'x-kubernetes-list-type': 'set',
    },
    generateName: text,
    generation: { type: 'integer' },
    labels: texts,
    managedFields: { type: 'array', items: anything },
    name: text,
    namespace: text,
    ownerReferences: {
      type: 'array',
      items: anything,
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['uid'],
    },
    resourceVersion: text,
    selfLink: text,
    uid: text,
  },
};

/** Completes a schema by what every object has beside its own fields. */
export function withMetadata(schema: StructuralSchema): StructuralSchema {
  return {
    ...schema,
    properties: {
      apiVersion: text,
      kind: text,
      ...schema.properties,
      metadata: metadataSchema,
    },
  };
}
