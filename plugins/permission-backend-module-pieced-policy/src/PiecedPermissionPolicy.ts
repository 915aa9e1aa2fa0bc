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

import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { resolveCaller } from '@pieced/plugin-pieced-common';
import { decideCatalogPermission } from './decideCatalogPermission';
import { decidePiecedPermission } from './decidePiecedPermission';

/**
 * The portal's own permissions go by role. Of everything else PieCed staff may do all and customers read the catalog
 * entities of their organization.
 */
export class PiecedPermissionPolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;
  readonly #isForCustomers: boolean;

  /** @param options.isForCustomers - people of PieCed may do nothing, also with a token of their own portal */
  static create(options: {
    userInfo: UserInfoService;
    isForCustomers: boolean;
  }) {
    return new PiecedPermissionPolicy(options);
  }

  private constructor(options: {
    userInfo: UserInfoService;
    isForCustomers: boolean;
  }) {
    this.#userInfo = options.userInfo;
    this.#isForCustomers = options.isForCustomers;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const identity = await this.#userInfo.getUserInfo(user.credentials);
    const caller = resolveCaller(identity);
    if (caller.isPlatform && this.#isForCustomers) {
      return { result: AuthorizeResult.DENY };
    }
    return (
      decidePiecedPermission(request, caller) ??
      decideCatalogPermission(request, identity) ?? {
        result: caller.isPlatform
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      }
    );
  }
}
