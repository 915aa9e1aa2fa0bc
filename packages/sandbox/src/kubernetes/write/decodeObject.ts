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
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
} from '../KubeObject';
import { apiVersionOf, type ResourceType } from '../ResourceType';
import { applyDefaults, prune } from '../schema/StructuralSchema';

/** What to do about fields that the schema does not know. */
export type FieldValidation = 'Ignore' | 'Warn' | 'Strict';

/** Checks that a body is an object of this type, without looking at its fields. */
export function requireKind(body: Json, type: ResourceType): JsonObject {
  if (!isJsonObject(body)) {
    throw ApiError.badRequest('the body of the request is not an object');
  }
  if (typeof body.kind !== 'string' || !body.kind) {
    throw ApiError.badRequest(
      `Object 'Kind' is missing in '${JSON.stringify(body)}'`,
    );
  }
  if (body.apiVersion !== apiVersionOf(type)) {
    throw ApiError.wrongApiVersion(type, String(body.apiVersion ?? ''));
  }
  if (body.kind !== type.kind) {
    throw ApiError.badRequest(
      `the object provided is unrecognized (must be of type ${type.kind}): the kind in the data is ${body.kind}`,
    );
  }
  return body;
}

/**
 * Turns a body into an object of the type: metadata checked, unknown fields removed, defaults filled in.
 *
 * @returns the object, which shares nothing with `body`, and the unknown fields
 * @throws ApiError 400 when the metadata has members of a wrong type
 */
export function decodeObject(
  body: JsonObject,
  type: ResourceType,
): { object: KubeObject; unknown: string[] } {
  const copy = structuredClone(body);
  copy.metadata ??= {};
  requireMetadata(copy.metadata, type);
  const unknown = prune(copy, type.schema);
  applyDefaults(copy, type.schema);
  return { object: copy as KubeObject, unknown };
}

/** The sentence with which the API server reports unknown fields. */
export function strictDecodingError(unknown: string[]): string {
  const fields = unknown.map(field => `unknown field "${field}"`).join(', ');
  return `strict decoding error: ${fields}`;
}

function requireMetadata(metadata: Json, type: ResourceType): void {
  if (!isJsonObject(metadata)) {
    throw undecodable(type, 'metadata', metadata, 'ObjectMeta');
  }
  for (const name of ['name', 'generateName', 'resourceVersion', 'uid']) {
    const value = metadata[name];
    if (value !== undefined && value !== null && typeof value !== 'string') {
      throw undecodable(type, `metadata.${name}`, value, 'string');
    }
  }
  for (const name of ['labels', 'annotations']) {
    const texts = metadata[name];
    if (texts === null) {
      delete metadata[name];
    } else if (texts !== undefined) {
      const wrong = isJsonObject(texts)
        ? Object.values(texts).find(value => typeof value !== 'string')
        : texts;
      if (wrong !== undefined) {
        throw undecodable(type, `metadata.${name}`, wrong, 'string');
      }
    }
  }
  for (const name of ['finalizers', 'ownerReferences', 'managedFields']) {
    const list = metadata[name];
    if (list === null) {
      delete metadata[name];
    } else if (list !== undefined && !Array.isArray(list)) {
      throw undecodable(type, `metadata.${name}`, list, `[]string`);
    }
  }
}

function undecodable(
  type: ResourceType,
  field: string,
  value: Json,
  wanted: string,
): ApiError {
  const got = Array.isArray(value) ? 'array' : typeof value;
  return ApiError.undecodable(
    type,
    `json: cannot unmarshal ${got} into Go struct field ObjectMeta.${field} of type ${wanted}`,
  );
}
