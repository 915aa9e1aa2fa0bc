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
  memberPageSchema,
  organizationMemberSchema,
  type InviteMemberInput,
  type ListMembersQuery,
  type MemberPage,
  type OrganizationMember,
  type UpdateMemberInput,
} from '../api';
import { search } from './search';
import type { PiecedRequestOptions, Transport } from './Transport';

/** The people of an organization. */
export function memberCalls(transport: Transport) {
  const pathOf = (organizationId: string, userId?: string) => {
    const members = `/organizations/${encodeURIComponent(
      organizationId,
    )}/members`;
    return userId === undefined
      ? members
      : `${members}/${encodeURIComponent(userId)}`;
  };

  return {
    listMembers(
      organizationId: string,
      query: ListMembersQuery = {},
      options?: PiecedRequestOptions,
    ): Promise<MemberPage> {
      return transport.call(
        memberPageSchema,
        'GET',
        `${pathOf(organizationId)}${search(query)}`,
        options,
      );
    },

    /**
     * Invites somebody. The same idempotency key twice makes one member and one mail. `member_exists` is its refusal,
     * naming the field `email`; `idempotency_mismatch` when the key has invited somebody else.
     */
    inviteMember(
      organizationId: string,
      input: InviteMemberInput,
      options: PiecedRequestOptions & { idempotencyKey: string },
    ): Promise<OrganizationMember> {
      return transport.call(
        organizationMemberSchema,
        'POST',
        pathOf(organizationId),
        options,
        input,
        { 'idempotency-key': options.idempotencyKey },
      );
    },

    /** Changes role or tenants. `stale_revision` and `last_owner` are its refusals. */
    updateMember(
      organizationId: string,
      userId: string,
      input: UpdateMemberInput,
      options?: PiecedRequestOptions,
    ): Promise<OrganizationMember> {
      return transport.call(
        organizationMemberSchema,
        'PATCH',
        pathOf(organizationId, userId),
        options,
        input,
      );
    },

    /** Sends the invitation again, unless one is on its way. `already_active` is its refusal. */
    resendInvitation(
      organizationId: string,
      userId: string,
      options?: PiecedRequestOptions,
    ): Promise<OrganizationMember> {
      return transport.call(
        organizationMemberSchema,
        'POST',
        `${pathOf(organizationId, userId)}/invitation`,
        options,
        {},
      );
    },

    /** Takes somebody out of the organization. `last_owner` is its refusal. */
    removeMember(
      organizationId: string,
      userId: string,
      options?: PiecedRequestOptions,
    ): Promise<OrganizationMember> {
      return transport.call(
        organizationMemberSchema,
        'DELETE',
        pathOf(organizationId, userId),
        options,
      );
    },
  };
}
