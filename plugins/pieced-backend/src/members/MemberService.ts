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

import {
  listMembersQuerySchema,
  type MemberPage,
  type OrganizationMember,
} from '@pieced/plugin-pieced-common';
import type { Access } from '../access/CallerService';
import { parseInput } from '../errors';
import type { OperationService } from '../operations/OperationService';
import type { AssignmentStore } from './AssignmentStore';
import type { MemberGuard } from './MemberGuard';
import type { MembershipRow } from './MembershipRow';
import type { MemberStore } from './MemberStore';
import { memberViewOf } from './memberView';
import { isLastOwner } from './lastOwner';

/** Shows the people of an organization. */
export class MemberService {
  readonly #store: MemberStore;
  readonly #assignments: AssignmentStore;
  readonly #operations: OperationService;
  readonly #guard: MemberGuard;

  constructor(options: {
    store: MemberStore;
    assignments: AssignmentStore;
    operations: OperationService;
    guard: MemberGuard;
  }) {
    this.#store = options.store;
    this.#assignments = options.assignments;
    this.#operations = options.operations;
    this.#guard = options.guard;
  }

  /** @throws NotFoundError for another organization, NotAllowedError for a `user` of this one */
  async list(
    organizationId: string,
    query: unknown,
    access: Access,
  ): Promise<MemberPage> {
    await this.#guard.demandRead(organizationId, access);
    const filter = parseInput(listMembersQuerySchema, query);
    const page = await this.#store.page(organizationId, filter);
    return {
      items: await this.viewsOf(organizationId, page.rows, access),
      totalItems: page.total,
      nextCursor: page.nextCursor,
      permissions: {
        invite: await this.#guard.mayManage(organizationId, access),
      },
    };
  }

  /** Members of one organization whom the caller is known to see. */
  async viewsOf(
    organizationId: string,
    rows: MembershipRow[],
    access: Access,
  ): Promise<OrganizationMember[]> {
    const [canManage, canRetry, owners, tenants] = await Promise.all([
      this.#guard.mayManage(organizationId, access),
      this.#operations.canRetry(access),
      this.#store.owners(organizationId),
      this.#assignments.of(
        organizationId,
        rows.map(row => row.user_id),
      ),
    ]);
    const operations = await this.#operations.byId(
      rows.flatMap(row => row.operation_id ?? []),
      access,
      canRetry,
    );
    const selfId = selfIdOf(access);
    return rows.map(row =>
      memberViewOf(row, {
        tenants: tenants.get(row.user_id) ?? [],
        operation: operations.get(row.operation_id ?? ''),
        isSelf: row.user_id.toLowerCase() === selfId,
        canManage,
        isReplaceable: !isLastOwner(row, owners, selfId),
        now: new Date(),
      }),
    );
  }
}

/** The caller's ZITADEL user id in lower case, as refs have it. */
export function selfIdOf(access: Access): string | undefined {
  return access.caller?.userEntityRef.split('/')[1];
}
