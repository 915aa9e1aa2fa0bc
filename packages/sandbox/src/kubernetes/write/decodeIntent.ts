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
import { isJsonObject, type Json, type KubeObject } from '../KubeObject';
import { apiVersionOf } from '../ResourceType';
import { decodeObject, requireKind } from './decodeObject';
import type { Target } from './WriteOptions';

/**
 * Reads the body of an apply patch: exactly the fields that the client named, without defaults.
 *
 * @throws ApiError 400, and 500 on fields that the schema does not know (the real server has no better code either)
 */
export function decodeIntent(body: Json, at: Target): KubeObject {
  const { type, name, namespace, subresource } = at;
  const given = requireKind(body, type);
  const { object, unknown } = decodeObject(given, type);
  if (unknown.length) {
    const fields = unknown.map(f => `.${f}: field not declared in schema`);
    const subject = `${namespace ?? ''}/${name}; ${apiVersionOf(type)}, Kind=${
      type.kind
    }`;
    throw ApiError.internal(
      `failed to create typed patch object (${subject}): ${fields.join('\n')}`,
    );
  }
  if (object.metadata.managedFields) {
    throw ApiError.badRequest('metadata.managedFields must be nil');
  }
  const metadata = isJsonObject(given.metadata) ? given.metadata : {};
  const kept = [
    'labels',
    'annotations',
    'finalizers',
    'ownerReferences',
    'resourceVersion',
    'uid',
  ].filter(
    member => metadata[member] !== undefined && metadata[member] !== null,
  );
  const intent = structuredClone({
    ...given,
    metadata: Object.fromEntries(
      kept.map(member => [member, metadata[member]]),
    ),
  }) as unknown as KubeObject;
  if (subresource === 'status') {
    const { apiVersion, kind, status } = intent;
    return { apiVersion, kind, metadata: intent.metadata, status };
  }
  if (type.statusSubresource) {
    delete intent.status;
  }
  return intent;
}
