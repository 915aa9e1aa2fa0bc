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
  MemberState,
  Operation,
  OrganizationMember,
} from '@pieced/plugin-pieced-common';
import { dateOf } from '../database/columns';
import { isLeaving, type MembershipRow } from './MembershipRow';

/** ZITADEL takes the code of an invitation for so long, in milliseconds. */
const INVITATION_MS = 72 * 3_600_000;

/** A member as owners and staff see it. */
export function memberViewOf(
  row: MembershipRow,
  context: {
    tenants: string[];
    operation?: Operation;
    isSelf: boolean;
    canManage: boolean;
    /** Whether another owner would be left. */
    isReplaceable: boolean;
    now: Date;
  },
): OrganizationMember {
  const { tenants, operation, isSelf, isReplaceable, now } = context;
  const state = memberStateOf(row, now);
  const role = row.role === 'owner' ? 'owner' : 'user';
  const canChange = context.canManage && !isLeaving(row);
  return {
    id: row.user_id,
    displayName: row.display_name,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    preferredLanguage: row.language,
    role,
    state,
    tenants: role === 'user' ? tenants : [],
    revision: row.revision,
    operation,
    isSelf,
    permissions: {
      changeRole: canChange && isReplaceable,
      assign: canChange && role === 'user',
      resend: canChange && state !== 'active' && !isInviting(operation),
      remove: canChange && isReplaceable,
    },
  };
}

export function memberStateOf(row: MembershipRow, now: Date): MemberState {
  if (row.accepted) {
    return 'active';
  }
  const isExpired =
    row.invited_at !== null &&
    now.getTime() - dateOf(row.invited_at).getTime() >= INVITATION_MS;
  return isExpired ? 'expired' : 'invited';
}

/** Whether an invitation is on its way, so that asking for another one would send two. */
export function isInviting(
  operation: Pick<Operation, 'kind' | 'state'> | undefined,
): boolean {
  return (
    operation !== undefined &&
    ['invite', 'resend'].includes(operation.kind) &&
    ['queued', 'running', 'waiting'].includes(operation.state)
  );
}
