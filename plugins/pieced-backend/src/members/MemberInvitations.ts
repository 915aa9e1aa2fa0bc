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
import {
  inviteMemberSchema,
  normalizeEmail,
  type OrganizationMember,
  type ParsedInviteMemberInput,
} from '@pieced/plugin-pieced-common';
import type { PersonAccess } from '../access/CallerService';
import { parseInput, StateConflictError } from '../errors';
import { inputHashOf } from '../http/inputHash';
import type { OperationStore } from '../operations/OperationStore';
import type { MemberCommand, MemberDesk } from './MemberDesk';
import { inviteOutline, resendOutline } from './memberOutlines';
import type { MembershipRow } from './MembershipRow';
import type { MemberStore } from './MemberStore';
import { isInviting, memberStateOf } from './memberView';

/** Brings people into an organization: one action, one mail. */
export class MemberInvitations {
  readonly #desk: MemberDesk;
  readonly #store: MemberStore;
  readonly #queue: OperationStore;

  constructor(options: {
    desk: MemberDesk;
    store: MemberStore;
    queue: OperationStore;
  }) {
    this.#desk = options.desk;
    this.#store = options.store;
    this.#queue = options.queue;
  }

  /**
   * Invites somebody, or finds the member whom the same key has invited.
   *
   * @throws StateConflictError `member_exists` with the field; `idempotency_mismatch` when the key has asked for
   * something else, `key_used` when that one was removed
   */
  async invite(
    organizationId: string,
    body: unknown,
    access: PersonAccess,
    key: string | undefined,
  ): Promise<OrganizationMember> {
    await this.#desk.demandManage(organizationId, access);
    const input = parseInput(inviteMemberSchema, body);
    return this.#desk.run(organizationId, access, async command => {
      const earlier = key && (await this.#invitedBy(command, key, input));
      return earlier || this.#insert(command, input, key);
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
    await this.#desk.demandManage(organizationId, access);
    return this.#desk.run(organizationId, access, async command => {
      const row = await this.#desk.find(command, userId);
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
        ? this.#desk.queueOn(command, row, inviteOutline.kind)
        : this.#desk.queueOn(command, row, resendOutline.kind);
    });
  }

  async #invitedBy(
    { tx, organizationId, access }: MemberCommand,
    key: string,
    input: ParsedInviteMemberInput,
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
    const isSame =
      row?.organization_id === organizationId &&
      row.invite_hash === inputHashOf(input);
    if (row && !isSame) {
      throw new StateConflictError(
        'idempotency_mismatch',
        'The same idempotency key has asked for another invitation',
      );
    }
    return row;
  }

  async #insert(
    command: MemberCommand,
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
      invite_hash: inputHashOf(input),
      created_at: new Date(),
    };
    await this.#store.insert(tx, row);
    if (input.tenants) {
      await this.#desk.assign(command, row.user_id, input.tenants);
    }
    return this.#desk.queueOn(command, row, inviteOutline.kind);
  }
}
