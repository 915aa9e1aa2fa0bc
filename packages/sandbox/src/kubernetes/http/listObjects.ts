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

import type { Request } from 'express';
import { ApiError } from '../ApiError';
import { isJsonObject, type JsonObject, type KubeObject } from '../KubeObject';
import { apiVersionOf, type ResourceType } from '../ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import { queryOf } from './requestOptions';
import { toPredicate } from './selectors';
import { metadataOnly, toTable, type Representation } from './table';

interface ContinueToken {
  version: number;
  after: string;
}

/**
 * Answers a list: selected, in pages of `limit` that all show the same moment, in the wanted representation.
 *
 * @throws ApiError 400 on bad selectors or tokens, 410 when the moment is too old, 504 when it is in the future
 */
export function listObjects(
  req: Request,
  store: ObjectStore,
  at: { type: ResourceType; namespace?: string },
  representation: Representation,
): JsonObject {
  const { type, namespace } = at;
  const token = parseToken(queryOf(req, 'continue'));
  const version = token?.version ?? requestedVersion(req, store);
  const selected = toPredicate(type, {
    labels: queryOf(req, 'labelSelector'),
    fields: queryOf(req, 'fieldSelector'),
  });
  const all =
    version === store.version
      ? store.list(type, namespace)
      : listAt(store, at, version);
  const rest = all.filter(
    object => selected(object) && (!token || orderKey(object) > token.after),
  );
  const limit = Number(queryOf(req, 'limit') ?? 0) || rest.length;
  const page = rest.slice(0, limit);
  const metadata: JsonObject = { resourceVersion: String(version) };
  if (page.length < rest.length) {
    const after = orderKey(page[page.length - 1]);
    metadata.continue = formatToken({ version, after });
    metadata.remainingItemCount = rest.length - page.length;
  }
  return represent(type, page, metadata, representation);
}

function represent(
  type: ResourceType,
  page: KubeObject[],
  metadata: JsonObject,
  representation: Representation,
): JsonObject {
  switch (representation.as) {
    case 'table':
      return toTable(type, page, { include: representation.include, metadata });
    case 'metadata':
      return {
        kind: 'PartialObjectMetadataList',
        apiVersion: 'meta.k8s.io/v1',
        metadata,
        items: page.map(metadataOnly),
      };
    default:
      return {
        kind: type.listKind,
        apiVersion: apiVersionOf(type),
        metadata,
        items: page,
      };
  }
}

function requestedVersion(req: Request, store: ObjectStore): number {
  const wanted = Number(queryOf(req, 'resourceVersion') ?? 0);
  if (Number.isNaN(wanted)) {
    throw ApiError.badRequest('resourceVersion: Invalid value');
  }
  if (wanted > store.version) {
    throw ApiError.tooLargeResourceVersion(wanted, store.version);
  }
  return queryOf(req, 'resourceVersionMatch') === 'Exact'
    ? wanted
    : store.version;
}

function listAt(
  store: ObjectStore,
  at: { type: ResourceType; namespace?: string },
  version: number,
): KubeObject[] {
  try {
    return store.listAt(at.type, version, at.namespace);
  } catch (error) {
    if (error instanceof ApiError && error.code === 410) {
      throw ApiError.expired(
        'The provided continue parameter is too old to display a consistent list result. You must start a new list ' +
          'without the continue parameter.',
      );
    }
    throw error;
  }
}

function orderKey({ metadata }: KubeObject): string {
  return metadata.namespace
    ? `${metadata.namespace}/${metadata.name}`
    : metadata.name;
}

function formatToken(token: ContinueToken): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function parseToken(text: string | undefined): ContinueToken | undefined {
  if (!text) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(
      Buffer.from(text, 'base64url').toString(),
    );
    if (isJsonObject(value)) {
      const { version, after } = value;
      if (typeof version === 'number' && typeof after === 'string') {
        return { version, after };
      }
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw ApiError.badRequest(
    'continue key is not valid: encoded start key is not readable',
  );
}
