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

import type { Json, JsonObject } from '../KubeObject';
import { groupVersionPath, type ResourceType } from '../ResourceType';

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';

/** The OpenAPI v3 documents by path: an index, and one for each group version. */
export function openApiDocuments(
  types: ResourceType[],
): Map<string, JsonObject> {
  const documents = new Map<string, JsonObject>();
  const paths: JsonObject = {};
  const versions = new Map<string, ResourceType[]>();
  for (const type of types) {
    const path = groupVersionPath(type);
    versions.set(path, [...(versions.get(path) ?? []), type]);
  }
  for (const [path, members] of versions) {
    const address = `/openapi/v3${path}`;
    paths[path.slice(1)] = { serverRelativeURL: address };
    documents.set(address, describe(members));
  }
  documents.set('/openapi/v3', { paths });
  return documents;
}

function describe(types: ResourceType[]): JsonObject {
  const paths: JsonObject = {};
  const schemas: JsonObject = { ...metaSchemas() };
  for (const type of types) {
    const scope = type.namespaced ? '/namespaces/{namespace}' : '';
    const base = `${groupVersionPath(type)}${scope}/${type.plural}`;
    schemas[schemaName(type)] = objectSchema(type);
    paths[base] = {
      get: operation(type, 'list', [text('labelSelector'), text('limit')]),
      post: operation(type, 'post', [
        text('dryRun'),
        text('fieldManager'),
        text('fieldValidation'),
      ]),
    };
    paths[`${base}/{name}`] = {
      get: operation(type, 'get', []),
      put: operation(type, 'put', [
        text('dryRun'),
        text('fieldManager'),
        text('fieldValidation'),
      ]),
      patch: operation(type, 'patch', [
        text('dryRun'),
        text('fieldManager'),
        text('fieldValidation'),
        text('force'),
      ]),
      delete: operation(type, 'delete', [
        text('dryRun'),
        text('propagationPolicy'),
      ]),
    };
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.35.2' },
    paths,
    components: { schemas },
  };
}

function operation(
  type: ResourceType,
  action: string,
  parameters: JsonObject[],
): JsonObject {
  const content = {
    'application/json': {
      schema: { $ref: `#/components/schemas/${schemaName(type)}` },
    },
  };
  return {
    operationId: `${action}${type.kind}`,
    parameters,
    responses: { 200: { description: 'OK', content } },
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': groupVersionKind(type),
  };
}

function text(name: string): JsonObject {
  return { name, in: 'query', schema: { type: 'string', uniqueItems: true } };
}

function groupVersionKind({ group, version, kind }: ResourceType): JsonObject {
  return { group, version, kind };
}

function schemaName({ group, version, kind }: ResourceType): string {
  const prefix = group ? group.split('.').reverse().join('.') : 'core';
  return `${prefix}.${version}.${kind}`;
}

function objectSchema(type: ResourceType): JsonObject {
  const schema: JsonObject = JSON.parse(JSON.stringify(type.schema ?? {}));
  return {
    ...schema,
    type: 'object',
    properties: {
      ...(schema.properties as JsonObject),
      apiVersion: {
        type: 'string',
        description:
          'APIVersion defines the versioned schema of this representation of an object.',
      },
      kind: {
        type: 'string',
        description: 'Kind is the REST resource this object represents.',
      },
      metadata: {
        description: 'Standard object metadata.',
        allOf: [{ $ref: `#/components/schemas/${META}.ObjectMeta` }],
      },
    },
    'x-kubernetes-group-version-kind': [groupVersionKind(type)],
  };
}

function metaSchemas(): JsonObject {
  const string: Json = { type: 'string' };
  const strings: Json = { type: 'object', additionalProperties: string };
  return {
    [`${META}.ObjectMeta`]: {
      type: 'object',
      description: 'ObjectMeta is metadata that all persisted objects have.',
      properties: {
        name: string,
        namespace: string,
        uid: string,
        resourceVersion: string,
        generation: { type: 'integer', format: 'int64' },
        creationTimestamp: { type: 'string', format: 'date-time' },
        deletionTimestamp: { type: 'string', format: 'date-time' },
        labels: strings,
        annotations: strings,
        finalizers: { type: 'array', items: string },
      },
    },
  };
}
