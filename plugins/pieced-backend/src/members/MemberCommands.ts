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
  updateMemberSchema,
  type OrganizationMember,
} from '@pieced/plugin-pieced-common';
import type { PersonAccess } from '../access/CallerService';
import { InvalidInputError, parseInput, StateConflictError } from '../errors';
import type { AssignmentStore } from './AssignmentStore';
import { isLastOwner } from './lastOwner';
import type { MemberCommand, MemberDesk } from './MemberDesk';
import { removeOutline, setRoleOutline } from './memberOutlines';
import type { MembershipRow } from './MembershipRow';
import { selfIdOf } from './MemberService';
import type { MemberStore } from './MemberStore';

/** Changes what somebody is to an organization, and takes people out of it. */
export class MemberCommands {
  readonly #desk: MemberDesk;
  readonly #store: MemberStore;
  readonly #assignments: AssignmentStore;

  constructor(options: {
    desk: MemberDesk;
    store: MemberStore;
    assignments: AssignmentStore;
  }) {
    this.#desk = options.desk;
    this.#store = options.store;
    this.#assignments = options.assignments;
  }

  /**
   * Changes role or tenants.
   *
   * @throws StateConflictError `stale_revision` with the revision, `last_owner`
   */
  async update(
    organizationId: string,
    userId: string,
    body: unknown,
    access: PersonAccess,
  ): Promise<OrganizationMember> {
    await this.#desk.demandManage(organizationId, access);
    const { revision, ...wanted } = parseInput(updateMemberSchema, body);
    return this.#desk.run(organizationId, access, async command => {
      const row = await this.#desk.find(command, userId);
      if (row.revision !== revision) {
        throw new StateConflictError(
          'stale_revision',
          'The member was changed meanwhile',
          { revision: row.revision },
        );
      }
      const role = wanted.role ?? row.role;
      if (role === 'owner' && wanted.tenants?.length) {
        throw InvalidInputError.ofField('tenants', 'unexpected');
      }
      const tenants = role === 'owner' ? [] : wanted.tenants;
      if (tenants) {
        await this.#desk.assign(command, userId, tenants);
      }
      if (role === row.role) {
        return tenants ? this.#store.change(command.tx, row, {}) : row;
      }
      await this.#demandAnotherOwner(command, row);
      return this.#desk.queueOn(command, row, setRoleOutline.kind, { role });
    });
  }

  /**
   * Takes somebody out: at once for what this person may do here, and in ZITADEL by an operation.
   *
   * @throws StateConflictError `last_owner`
   */
  async remove(
    organizationId: string,
    userId: string,
    access: PersonAccess,
  ): Promise<OrganizationMember> {
    await this.#desk.demandManage(organizationId, access);
    return this.#desk.run(organizationId, access, async command => {
      const row = await this.#desk.find(command, userId);
      await this.#demandAnotherOwner(command, row);
      await this.#assignments.replace(
        command.tx,
        { organizationId, userId },
        [],
      );
      return this.#desk.queueOn(command, row, removeOutline.kind, {
        removed_at: new Date(),
      });
    });
  }

  async #demandAnotherOwner(
    { tx, organizationId, access }: MemberCommand,
    row: MembershipRow,
  ): Promise<void> {
    const owners = await this.#store.owners(organizationId, tx.queries);
    if (isLastOwner(row, owners, selfIdOf(access))) {
      throw new StateConflictError(
        'last_owner',
        'An organization keeps at least one owner who can sign in',
      );
    }
  }
}
