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

import { timingSafeEqual } from 'node:crypto';
import { ApiError } from '../ApiError';
import type { ResourceType } from '../ResourceType';

/** Somebody who has shown a valid token. */
export interface User {
  name: string;
  /** Everything is allowed when not there. */
  rules?: Rule[];
}

interface Rule {
  group: string;
  resources: string[];
  /** Of single objects; all of them when left out. */
  names?: string[];
  verbs: string[];
}

/** What somebody wants to do. */
export interface Action {
  verb: string;
  group: string;
  /** Plural, with `/subresource` if there is one. */
  resource: string;
  namespace?: string;
  name?: string;
}

/** The rights of the portal's service account, as `deploy/` grants them on a cluster, and what every account may do. */
const PORTAL_RULES: Rule[] = [
  {
    group: 'pieced.ch',
    resources: ['piecedtenants'],
    verbs: ['get', 'list', 'watch', 'create', 'patch', 'delete'],
  },
  {
    group: '',
    resources: ['namespaces'],
    names: ['kube-system'],
    verbs: ['get'],
  },
  {
    group: 'authorization.k8s.io',
    resources: ['selfsubjectaccessreviews'],
    verbs: ['create'],
  },
];

/** Knows the bearer tokens and decides what their users may do. */
export class Access {
  readonly #users: { token: Buffer; user: User }[];

  constructor(tokens: { admin: string; portal: string }) {
    this.#users = [
      { token: Buffer.from(tokens.admin), user: { name: 'pieced-admin' } },
      {
        token: Buffer.from(tokens.portal),
        user: {
          name: 'system:serviceaccount:pieced:pieced-portal',
          rules: PORTAL_RULES,
        },
      },
    ];
  }

  /** @throws ApiError 401 without a known bearer token */
  authenticate(authorization: string | undefined): User {
    const given = Buffer.from(
      /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? '',
    );
    const known = this.#users.find(
      ({ token }) =>
        token.length === given.length && timingSafeEqual(token, given),
    );
    if (!known) {
      throw ApiError.unauthorized();
    }
    return known.user;
  }
}

/** Whether the rules of a user allow an action. */
export function isAllowed(user: User, action: Action): boolean {
  return (
    !user.rules ||
    user.rules.some(
      rule =>
        rule.group === action.group &&
        rule.resources.includes(action.resource) &&
        (!rule.names || rule.names.includes(action.name ?? '')) &&
        rule.verbs.includes(action.verb),
    )
  );
}

/** @throws ApiError 403 in the words of RBAC */
export function requireAllowed(
  user: User,
  verb: string,
  at: {
    type: ResourceType;
    namespace?: string;
    name?: string;
    subresource?: string;
  },
): void {
  const { type, namespace, name, subresource } = at;
  const resource = subresource ? `${type.plural}/${subresource}` : type.plural;
  const action = { verb, group: type.group, resource, namespace, name };
  if (!isAllowed(user, action)) {
    const scope = namespace
      ? `in the namespace "${namespace}"`
      : 'at the cluster scope';
    throw ApiError.forbidden(
      { type, name },
      `User "${user.name}" cannot ${verb} resource "${resource}" in API group "${type.group}" ${scope}`,
    );
  }
}
