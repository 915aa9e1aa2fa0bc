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

import { applyPatch as applyJsonPatch, type Operation } from 'fast-json-patch';
import { ApiError } from '../ApiError';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
} from '../KubeObject';

/** Media types in which a change of an existing object may come. */
export const PATCH_TYPES = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
} as const;

export type PatchType = keyof typeof PATCH_TYPES;

/**
 * Applies a JSON patch (RFC 6902) or a merge patch (RFC 7396) to a copy of `object`.
 *
 * @throws ApiError 400 when the patch is none, 422 when it does not fit the object
 */
export function applyPatch(
  object: KubeObject,
  patch: Json,
  kind: 'json' | 'merge',
): JsonObject {
  if (kind === 'merge') {
    if (!isJsonObject(patch)) {
      throw ApiError.badRequest('error decoding patch: not an object');
    }
    return mergePatch(object, patch) as JsonObject;
  }
  if (!Array.isArray(patch)) {
    throw ApiError.badRequest('error decoding patch: not a list of operations');
  }
  try {
    const operations = structuredClone(patch) as unknown as Operation[];
    const copy: JsonObject = structuredClone(object);
    return applyJsonPatch(copy, operations, true).newDocument;
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new ApiError({
      code: 422,
      reason: 'Invalid',
      message: `the server rejected our request due to an error in our request: ${reason}`,
      details: {},
    });
  }
}

function mergePatch(target: Json | undefined, patch: Json | undefined): Json {
  if (!isJsonObject(patch)) {
    return structuredClone(patch ?? null);
  }
  const merged: JsonObject = isJsonObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[name];
    } else {
      merged[name] = mergePatch(merged[name], value);
    }
  }
  return merged;
}
