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

import { randomUUID } from 'node:crypto';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  inviteMemberSchema,
  normalizeEmail,
  updateMemberSchema,
  type OrganizationMember,
  type ParsedInviteMemberInput,
} from '@pieced/plugin-pieced-common';
import type { PersonAccess } from '../access/CallerService';
import type { Database, Transaction } from '../database/Database';
import { InvalidInputError, parseInput, StateConflictError } from '../errors';
import type { OperationStore } from '../operations/OperationStore';
import type { AssignmentStore } from './AssignmentStore';
import { isLastOwner } from './lastOwner';
import type { MemberGuard } from './MemberGuard';
import {
  inviteOutline,
  removeOutline,
  resendOutline,
  setRoleOutline,
} from './memberOutlines';
import { organizationSubject, type MembershipRow } from './MembershipRow';
import { selfIdOf, type MemberService } from './MemberService';
import type { MemberStore } from './MemberStore';
import { isInviting, memberStateOf } from './memberView';

/** One command on the members of an organization, inside its transaction. */
interface Command {
  tx: Transaction;
  organizationId: string;
  access: PersonAccess;
}

/** What owners do with the people of their organization: one transaction each, and an operation for ZITADEL. */
export class MemberCommands {
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

  /**
   * Invites somebody, or finds the member whom the same key has invited.
   *
   * @throws StateConflictError `member_exists` with the field
   */
  async invite(
    organizationId: string,
    body: unknown,
    access: PersonAccess,
    key: string | undefined,
  ): Promise<OrganizationMember> {
    await this.#guard.demandManage(organizationId, access);
    const input = parseInput(inviteMemberSchema, body);
    return this.#run(organizationId, access, async command => {
      const earlier = key && (await this.#invitedBy(command, key));
      return earlier || this.#insert(command, input, key);
    });
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
    await this.#guard.demandManage(organizationId, access);
    const { revision, ...wanted } = parseInput(updateMemberSchema, body);
    return this.#run(organizationId, access, async command => {
      const row = await this.#find(command, userId);
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
        await this.#assign(command, userId, tenants);
      }
      if (role === row.role) {
        return tenants ? this.#store.change(command.tx, row, {}) : row;
      }
      await this.#demandAnotherOwner(command, row);
      return this.#queueOn(command, row, setRoleOutline.kind, { role });
    });
  }

  /**
   * Sends the invitation again; while one is on its way, that one is the answer.
   *
   * @throws StateConflictError `already_active`
   */
  async resend(
    organizationId: string,
    userId: string,
    access: PersonAccess,
  ): Promise<OrganizationMember> {
    await this.#guard.demandManage(organizationId, access);
    return this.#run(organizationId, access, async command => {
      const row = await this.#find(command, userId);
      if (memberStateOf(row, new Date()) === 'active') {
        throw new StateConflictError(
          'already_active',
          'This person has followed the invitation already',
        );
      }
      const last =
        row.operation_id &&
        (await this.#queue.get(row.operation_id, command.tx.queries));
      if (last && isInviting(last)) {
        return row;
      }
      // one that never got so far has account and role to make as well
      return row.invited_at === null
        ? this.#queueOn(command, row, inviteOutline.kind)
        : this.#queueOn(command, row, resendOutline.kind);
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
    await this.#guard.demandManage(organizationId, access);
    return this.#run(organizationId, access, async command => {
      const row = await this.#find(command, userId);
      await this.#demandAnotherOwner(command, row);
      await this.#assignments.replace(
        command.tx,
        { organizationId, userId },
        [],
      );
      return this.#queueOn(command, row, removeOutline.kind, {
        removed_at: new Date(),
      });
    });
  }

  /** Runs a command while nobody else changes members, for somebody who still is an owner then. */
  async #run(
    organizationId: string,
    access: PersonAccess,
    work: (command: Command) => Promise<MembershipRow>,
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
      if (standing === 'removed' || standing === 'user') {
        throw new NotAllowedError('You are no longer an owner');
      }
      return work({ tx, organizationId, access });
    });
    const [view] = await this.#members.viewsOf(organizationId, [row], access);
    return view;
  }

  async #find(
    { tx, organizationId }: Command,
    userId: string,
  ): Promise<MembershipRow> {
    const row = await this.#store.get(organizationId, userId, tx.queries);
    if (!row || row.removed_at !== null) {
      throw new NotFoundError(`No member with id '${userId}'`);
    }
    return row;
  }

  async #invitedBy(
    { tx, access }: Command,
    key: string,
  ): Promise<MembershipRow | undefined> {
    const row = await this.#store.findByInviteKey(
      access.caller.userEntityRef,
      key,
      tx.queries,
    );
    if (row && row.removed_at !== null) {
      throw new StateConflictError(
        'key_used',
        'The member whom this key has invited was removed',
      );
    }
    return row;
  }

  async #insert(
    command: Command,
    input: ParsedInviteMemberInput,
    key: string | undefined,
  ): Promise<MembershipRow> {
    const { tx, organizationId, access } = command;
    const emails = await this.#store.emails(organizationId, tx.queries);
    if (emails.some(email => normalizeEmail(email) === input.email)) {
      throw new StateConflictError(
        'member_exists',
        'Somebody with this address is a member already',
        { field: 'email' },
      );
    }
    const row: MembershipRow = {
      organization_id: organizationId,
      user_id: randomUUID(),
      display_name: `${input.givenName} ${input.familyName}`,
      given_name: input.givenName,
      family_name: input.familyName,
      email: input.email,
      language: input.preferredLanguage ?? 'en',
      role: input.role,
      accepted: false,
      invited_at: null,
      revision: 0,
      operation_id: null,
      pending_operation_id: null,
      settled_at: null,
      removed_at: null,
      invited_by: access.caller.userEntityRef,
      invite_key: key ?? null,
      created_at: new Date(),
    };
    await this.#store.insert(tx, row);
    if (input.tenants) {
      await this.#assign(command, row.user_id, input.tenants);
    }
    return this.#queueOn(command, row, inviteOutline.kind);
  }

  async #assign(
    { tx, organizationId }: Command,
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

  async #demandAnotherOwner(
    { tx, organizationId, access }: Command,
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

  /** Changes a row and queues what makes ZITADEL follow. A new mail changes nothing that ZITADEL could know better. */
  async #queueOn(
    { tx, organizationId, access }: Command,
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
