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

import { NotFoundError } from '@backstage/errors';
import {
  piecedRequestReadPermission,
  piecedRequestUpdatePermission,
} from '@pieced/plugin-pieced-common';
import {
  piecedRequestResourceRef,
  type PiecedRequestResource,
} from '@pieced/plugin-pieced-node';
import type { Authorizer, Ceiling } from '../access/Authorizer';
import type { Access } from '../access/CallerService';
import { requestLeafToSql } from '../access/criteriaToSql';
import type { RequestRow } from './RequestRow';
import type { RequestStore } from './RequestStore';

/** Finds requests for those who may see them: floor and policy in one query. */
export class RequestGuard {
  readonly #store: RequestStore;
  readonly #authorizer: Authorizer;

  constructor(options: { store: RequestStore; authorizer: Authorizer }) {
    this.#store = options.store;
    this.#authorizer = options.authorizer;
  }

  /** @throws NotFoundError also for a request that somebody else may see */
  async find(id: string, access: Access): Promise<RequestRow> {
    const row = await this.#get(id, access);
    if (!row) {
      throw new NotFoundError(`No request with id '${id}'`);
    }
    return row;
  }

  /** Whether an operation's subject is a request that the caller may see. */
  async maySee(subject: string, access: Access): Promise<boolean> {
    const [kind, id] = subject.split(':', 2);
    return kind === 'request' && (await this.#get(id, access)) !== undefined;
  }

  readable(access: Access): Promise<Ceiling<PiecedRequestResource>> {
    return this.#ceiling(piecedRequestReadPermission, access);
  }

  /** What the caller may edit or withdraw: nothing for those who may change nothing. */
  async updatable(access: Access): Promise<Ceiling<PiecedRequestResource>> {
    const ceiling = await this.#ceiling(piecedRequestUpdatePermission, access);
    return access.caller?.canMutate
      ? ceiling
      : { ...ceiling, allows: () => false };
  }

  async #get(id: string, access: Access): Promise<RequestRow | undefined> {
    const ceiling = await this.readable(access);
    return this.#store.get(id, access.scope, ceiling.narrow);
  }

  #ceiling(
    permission:
      | typeof piecedRequestReadPermission
      | typeof piecedRequestUpdatePermission,
    access: Access,
  ): Promise<Ceiling<PiecedRequestResource>> {
    return this.#authorizer.ceiling({
      permission,
      resourceRef: piecedRequestResourceRef,
      leafToSql: requestLeafToSql,
      credentials: access.credentials,
    });
  }
}

/** What permission rules look at in a row. */
export function resourceOf(row: RequestRow): PiecedRequestResource {
  return { organizationId: row.organization_id };
}
