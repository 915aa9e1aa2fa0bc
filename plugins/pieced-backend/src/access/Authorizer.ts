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

import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionResourceRef,
} from '@backstage/plugin-permission-node';
import type { PiecedPermissionQuery } from '@pieced/plugin-pieced-node';
import type { Knex } from 'knex';
import { criteriaToSql, type LeafToSql } from './criteriaToSql';
import { Decisions } from './Decisions';

/** What the permission policy says about the things of one kind. */
export interface Ceiling<TResource> {
  /** Narrows a list query to what may be seen. */
  narrow(query: Knex.QueryBuilder): void;
  /** Whether one thing is allowed. */
  allows(resource: TResource): boolean;
}

/** Asks the permission framework. */
export class Authorizer {
  readonly #decisions: Decisions;
  readonly #registry: PermissionsRegistryService;

  constructor(options: {
    permissions: PermissionsService;
    registry: PermissionsRegistryService;
  }) {
    this.#decisions = new Decisions(options.permissions);
    this.#registry = options.registry;
  }

  async isAllowed(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const decision = await this.#decisions.on(permission, credentials);
    return decision.result === AuthorizeResult.ALLOW;
  }

  /** @throws NotAllowedError */
  async demand(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.isAllowed(permission, credentials))) {
      throw new NotAllowedError(
        `The permission '${permission.name}' is missing`,
      );
    }
  }

  /** What a permission on resources allows, for lists and for single ones. */
  async ceiling<TResource>(options: {
    permission: ResourcePermission;
    resourceRef: PermissionResourceRef<TResource, PiecedPermissionQuery>;
    leafToSql: LeafToSql;
    credentials: BackstageCredentials;
  }): Promise<Ceiling<TResource>> {
    const { permission, resourceRef, leafToSql, credentials } = options;
    const decision = await this.#decisions.on(permission, credentials);
    const ruleset = this.#registry.getPermissionRuleset(resourceRef);
    const isAllowed = createConditionAuthorizer(ruleset);
    return {
      narrow: query => {
        if (decision.result === AuthorizeResult.DENY) {
          query.whereRaw('1 = 0');
        } else if (decision.result === AuthorizeResult.CONDITIONAL) {
          const transform = createConditionTransformer(ruleset);
          criteriaToSql(query, transform(decision.conditions), leafToSql);
        }
      },
      allows: resource => isAllowed(decision, resource),
    };
  }
}
