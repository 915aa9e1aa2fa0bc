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
import { isJsonObject, type Json, type JsonObject } from '../KubeObject';
import { isAllowed, type User } from './Access';

/**
 * Answers a SelfSubjectAccessReview: may the caller do this?
 *
 * @throws ApiError 400 when the body is no review
 */
export function reviewAccess(user: User, body: Json): JsonObject {
  const spec = isJsonObject(body) ? body.spec : undefined;
  if (!isJsonObject(spec)) {
    throw ApiError.badRequest('the body is not a SelfSubjectAccessReview');
  }
  const attributes = spec.resourceAttributes;
  const allowed = isJsonObject(attributes)
    ? isAllowed(user, {
        verb: String(attributes.verb ?? ''),
        group: String(attributes.group ?? ''),
        resource: attributes.subresource
          ? `${attributes.resource}/${attributes.subresource}`
          : String(attributes.resource ?? ''),
        name: String(attributes.name ?? ''),
      })
    : !user.rules;
  return {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: { creationTimestamp: null },
    spec,
    status: {
      allowed,
      ...(allowed && {
        reason: `RBAC: allowed by ClusterRoleBinding of User "${user.name}"`,
      }),
    },
  };
}
