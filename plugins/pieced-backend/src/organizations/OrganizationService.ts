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

import { NotAllowedError } from '@backstage/errors';
import {
  piecedMemberReadPermission,
  type Organization,
  type Page,
} from '@pieced/plugin-pieced-common';
import type { Authorizer } from '../access/Authorizer';
import type { Access } from '../access/CallerService';
import { InvalidInputError } from '../errors';
import type { MemberGuard } from '../members/MemberGuard';
import type { OrganizationStore } from './OrganizationStore';
import { organizationViewOf } from './organizationView';

/** Shows organizations with their members: all of them to staff and to the catalog, their own to owners. */
export class OrganizationService {
  readonly #store: OrganizationStore;
  readonly #authorizer: Authorizer;
  readonly #guard: MemberGuard;

  constructor(options: {
    store: OrganizationStore;
    authorizer: Authorizer;
    guard: MemberGuard;
  }) {
    this.#store = options.store;
    this.#authorizer = options.authorizer;
    this.#guard = options.guard;
  }

  async list(
    { cursor, limit }: { cursor?: string; limit: number },
    access: Access,
  ): Promise<Page<Organization>> {
    const { scope } = access;
    if (scope.kind === 'assigned') {
      throw new NotAllowedError('Only owners may see their organization');
    }
    await this.#authorizer.demand(
      piecedMemberReadPermission,
      access.credentials,
    );
    const { rows, total } = await this.#store.page({
      after: cursor && decode(cursor),
      limit: limit + 1,
      only: scope.kind === 'all' ? undefined : scope.organizationId,
    });
    const page = rows.slice(0, limit);
    return {
      items: page.map(row =>
        organizationViewOf(row, this.#store.isPlatform(row.id)),
      ),
      totalItems: total,
      nextCursor:
        rows.length > limit
          ? Buffer.from(page[page.length - 1].id).toString('base64url')
          : undefined,
    };
  }

  /** @throws NotFoundError for another organization, NotAllowedError for a `user` of this one */
  async get(id: string, access: Access): Promise<Organization> {
    await this.#guard.demandRead(id, access);
    const { rows } = await this.#store.page({ limit: 1, only: id });
    return organizationViewOf(rows[0], this.#store.isPlatform(id));
  }
}

function decode(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!id) {
    throw InvalidInputError.ofField('cursor', 'invalid');
  }
  return id;
}
