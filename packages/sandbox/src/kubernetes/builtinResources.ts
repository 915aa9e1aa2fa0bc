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

import type { KubeObject } from './KubeObject';
import type { PrinterColumn, ResourceType } from './ResourceType';
import { withMetadata } from './schema/metadataSchema';
import { validateMetadata } from './schema/validateMetadata';

const AGE: PrinterColumn = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
};

/** Namespaces, which come and go with tenants. */
export const namespaces: ResourceType = {
  ...builtin('', 'v1', 'namespaces', 'Namespace'),
  namespaced: false,
  shortNames: ['ns'],
  columns: [{ name: 'Status', type: 'string', jsonPath: '.status.phase' }, AGE],
  prepareCreate(object: KubeObject): void {
    object.metadata.labels = {
      ...object.metadata.labels,
      'kubernetes.io/metadata.name': object.metadata.name,
    };
    object.spec = { finalizers: ['kubernetes'] };
    object.status = { phase: 'Active' };
  },
};

/** What else clients look for in a namespace; empty unless somebody puts something in. */
export const workloads: ResourceType[] = [
  {
    ...builtin('', 'v1', 'pods', 'Pod'),
    shortNames: ['po'],
    columns: [
      { name: 'Status', type: 'string', jsonPath: '.status.phase' },
      AGE,
    ],
  },
  { ...builtin('', 'v1', 'events', 'Event'), shortNames: ['ev'] },
  { ...builtin('', 'v1', 'services', 'Service'), shortNames: ['svc'] },
  { ...builtin('', 'v1', 'configmaps', 'ConfigMap'), shortNames: ['cm'] },
  { ...builtin('apps', 'v1', 'deployments', 'Deployment') },
  { ...builtin('apps', 'v1', 'replicasets', 'ReplicaSet') },
  { ...builtin('apps', 'v1', 'statefulsets', 'StatefulSet') },
];

function builtin(
  group: string,
  version: string,
  plural: string,
  kind: string,
): ResourceType {
  return {
    group,
    version,
    plural,
    singular: kind.toLowerCase(),
    kind,
    listKind: `${kind}List`,
    namespaced: true,
    verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    statusSubresource: false,
    unconditionalUpdate: true,
    columns: [AGE],
    schema: withMetadata({
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
    }),
    validate: object =>
      validateMetadata(
        object.metadata,
        plural === 'namespaces' ? 'label' : 'subdomain',
      ),
  };
}
