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

import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { OrganizationMember } from '@pieced/plugin-pieced-common';
import type { PersonAccess } from '../access/CallerService';
import type { Database, Transaction } from '../database/Database';
import { InvalidInputError } from '../errors';
import type { OperationStore } from '../operations/OperationStore';
import type { AssignmentStore } from './AssignmentStore';
import type { MemberGuard } from './MemberGuard';
import { resendOutline } from './memberOutlines';
import { organizationSubject, type MembershipRow } from './MembershipRow';
import { selfIdOf, type MemberService } from './MemberService';
import type { MemberStore } from './MemberStore';

/** One command on the members of an organization, inside its transaction. */
export interface MemberCommand {
  tx: Transaction;
  organizationId: string;
  access: PersonAccess;
}

/** What all commands on members have in common: who may, in what order, and what each leaves to be done in ZITADEL. */
export class MemberDesk {
  readonly #database: Database;
  readonly #store: MemberStore;
  readonly #assignments: AssignmentStore;
  readonly #queue: OperationStore;
  readonly #guard: MemberGuard;
  readonly #members: MemberService;

  constructor(options: {
    database: Database;
    store: MemberStore;
    assignments: AssignmentStore;
    queue: OperationStore;
    guard: MemberGuard;
    members: MemberService;
  }) {
    this.#database = options.database;
    this.#store = options.store;
    this.#assignments = options.assignments;
    this.#queue = options.queue;
    this.#guard = options.guard;
    this.#members = options.members;
  }

  /** @throws NotFoundError and NotAllowedError as {@link MemberGuard} does */
  demandManage(organizationId: string, access: PersonAccess): Promise<void> {
    return this.#guard.demandManage(organizationId, access);
  }

  /** Runs a command while nobody else changes members, for somebody who still is an owner then. */
  async run(
    organizationId: string,
    access: PersonAccess,
    work: (command: MemberCommand) => Promise<MembershipRow>,
  ): Promise<OrganizationMember> {
    const row = await this.#database.transaction(async tx => {
      if (!(await this.#store.lock(tx, organizationId))) {
        throw new NotFoundError(`No organization with id '${organizationId}'`);
      }
      const standing = await this.#store.standing(
        organizationId,
        selfIdOf(access)!,
        tx.queries,
      );
      if (standing?.removedAt || standing?.role === 'user') {
        throw new NotAllowedError('You are no longer an owner');
      }
      return work({ tx, organizationId, access });
    });
    const [view] = await this.#members.viewsOf(organizationId, [row], access);
    return view;
  }

  /** @throws NotFoundError for nobody, and for somebody who was removed */
  async find(
    { tx, organizationId }: MemberCommand,
    userId: string,
  ): Promise<MembershipRow> {
    const row = await this.#store.get(organizationId, userId, tx.queries);
    if (!row || row.removed_at !== null) {
      throw new NotFoundError(`No member with id '${userId}'`);
    }
    return row;
  }

  /**
   * Assigns exactly these tenants.
   *
   * @throws InvalidInputError naming `tenants` when one is not the organization's
   */
  async assign(
    { tx, organizationId }: MemberCommand,
    userId: string,
    names: string[],
  ): Promise<void> {
    const areOwn = await this.#assignments.areTenantsOf(
      organizationId,
      names,
      tx.queries,
    );
    if (!areOwn) {
      throw InvalidInputError.ofField('tenants', 'invalid');
    }
    await this.#assignments.replace(tx, { organizationId, userId }, names);
  }

  /** Changes a row and queues what makes ZITADEL follow. A new mail changes nothing that ZITADEL could know better. */
  async queueOn(
    { tx, organizationId, access }: MemberCommand,
    row: MembershipRow,
    kind: string,
    change: Partial<MembershipRow> = {},
  ): Promise<MembershipRow> {
    const id = await this.#queue.enqueue(tx, {
      kind,
      subject: organizationSubject(organizationId),
      organizationId,
      input: { userId: row.user_id },
      requestedBy: access.caller.userEntityRef,
    });
    return this.#store.change(tx, row, {
      ...change,
      operation_id: id,
      ...(kind === resendOutline.kind ? {} : { pending_operation_id: id }),
    });
  }
}
