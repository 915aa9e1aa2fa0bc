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
  InviteMemberInput,
  MemberPage,
  OrganizationMember,
  UpdateMemberInput,
} from '@pieced/plugin-pieced-common';
import { refusal } from './refusal';
import { sampleId, sampleMember, sampleOperation } from './samples';

/** The members of one organization in memory, with the rules of the server that the page shows. */
export class FakeMembers {
  items: OrganizationMember[] = [];
  mayInvite = true;

  constructor(state: Partial<FakeMembers> = {}) {
    Object.assign(this, state);
  }

  list(search = ''): MemberPage {
    const items = this.items.filter(({ displayName, email }) =>
      `${displayName} ${email}`.toLowerCase().includes(search.toLowerCase()),
    );
    return {
      items,
      totalItems: items.length,
      permissions: { invite: this.mayInvite },
    };
  }

  async invite(input: InviteMemberInput): Promise<OrganizationMember> {
    if (this.items.some(({ email }) => email === input.email)) {
      throw await refusal(409, { code: 'member_exists', field: 'email' });
    }
    const member = sampleMember({
      id: sampleId(),
      displayName: `${input.givenName} ${input.familyName}`,
      email: input.email,
      role: input.role,
      tenants: input.tenants ?? [],
      state: 'invited',
      operation: sampleOperation({ kind: 'invite' }),
      permissions: {
        changeRole: true,
        assign: input.role === 'user',
        resend: false,
        remove: true,
      },
    });
    this.items = [...this.items, member];
    return member;
  }

  async update(
    id: string,
    { revision, ...change }: UpdateMemberInput,
  ): Promise<OrganizationMember> {
    const member = await this.#find(id);
    if (member.revision !== revision) {
      throw await refusal(409, { code: 'stale_revision' });
    }
    if (change.role === 'user') {
      await this.#demandOtherOwner(member);
    }
    return this.#replace({ ...member, ...change, revision: revision + 1 });
  }

  async remove(id: string): Promise<OrganizationMember> {
    const member = await this.#find(id);
    await this.#demandOtherOwner(member);
    return this.#replace({
      ...member,
      operation: sampleOperation({ kind: 'remove' }),
    });
  }

  async resend(id: string): Promise<OrganizationMember> {
    const member = await this.#find(id);
    return this.#replace({ ...member, state: 'invited' });
  }

  async #find(id: string): Promise<OrganizationMember> {
    const member = this.items.find(item => item.id === id);
    if (!member) {
      throw await refusal(404);
    }
    return member;
  }

  async #demandOtherOwner(member: OrganizationMember) {
    const owners = this.items.filter(({ role }) => role === 'owner');
    if (member.role === 'owner' && owners.length === 1) {
      throw await refusal(409, { code: 'last_owner' });
    }
  }

  #replace(member: OrganizationMember): OrganizationMember {
    this.items = this.items.map(item =>
      item.id === member.id ? member : item,
    );
    return member;
  }
}
