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

import { ownershipRefs } from '@pieced/plugin-pieced-common';
import type { Queries } from '../database/Database';
import type { MemberRow } from '../organizations/OrganizationStore';
import type { RequestRow } from '../requests/RequestRow';
import type { NoticeRecipient } from './Notice';

/** A recipient with a key that no other recipient of the same organization has. */
export interface KeyedRecipient extends NoticeRecipient {
  key: string;
}

/** The contact of a request, and its requester where that is another member of the organization. */
export async function customersOf(
  queries: Queries,
  row: RequestRow,
): Promise<KeyedRecipient[]> {
  const members = await membersOf(queries, row.organization_id);
  const contact = members.find(
    ({ email }) => email.toLowerCase() === row.contact_email.toLowerCase(),
  );
  const requester = members.find(
    ({ user_id }) => ownershipRefs.user(user_id) === row.requested_by,
  );
  const recipients = [
    {
      key: contact?.user_id ?? 'contact',
      name: row.contact_name,
      email: row.contact_email || undefined,
      language: row.contact_language,
      userEntityRef: contact && ownershipRefs.user(contact.user_id),
    },
    ...(requester && requester !== contact ? [recipientOf(requester)] : []),
  ];
  return recipients.filter(
    ({ email, userEntityRef }) => email || userEntityRef,
  );
}

/** Everybody in PieCed's own organization. */
export async function staffOf(
  queries: Queries,
  platformOrganizationId: string,
): Promise<KeyedRecipient[]> {
  const members = await membersOf(queries, platformOrganizationId);
  return members.map(recipientOf);
}

function membersOf(
  queries: Queries,
  organizationId: string,
): Promise<MemberRow[]> {
  return queries('members')
    .where({ organization_id: organizationId, removed_at: null })
    .orderBy('user_id');
}

function recipientOf(member: MemberRow): KeyedRecipient {
  return {
    key: member.user_id,
    name: member.display_name,
    email: member.email || undefined,
    language: member.language,
    userEntityRef: ownershipRefs.user(member.user_id),
  };
}
