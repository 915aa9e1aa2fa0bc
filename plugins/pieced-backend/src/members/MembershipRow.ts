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

import type { TimestampColumn } from '../database/columns';
import type { MemberRow } from '../organizations/OrganizationStore';

/** A whole row of `members`, as the engine hands it out. */
export interface MembershipRow extends MemberRow {
  given_name: string;
  family_name: string;
  /** Has followed the invitation. */
  accepted: boolean | number;
  /** When the newest invitation went out. */
  invited_at: TimestampColumn | null;
  revision: number;
  /** The newest operation on this member. */
  operation_id: string | null;
  /** Set until that operation has succeeded: until then the row knows better than ZITADEL. */
  pending_operation_id: string | null;
  /** What was read from ZITADEL before this moment may be older than the row. */
  settled_at: TimestampColumn | null;
  removed_at: TimestampColumn | null;
  /** Entity ref of the owner who invited the member. */
  invited_by: string | null;
  invite_key: string | null;
  invite_hash: string | null;
  /** When the portal made the member; null for those whom ZITADEL had first. */
  created_at: TimestampColumn | null;
}

/** The subject of all operations on an organization's people, so that they run in order. */
export const organizationSubject = (id: string) => `organization:${id}`;

/** Whether the member is on the way out: removed here, and ZITADEL has not confirmed it. */
export function isLeaving(row: MembershipRow): boolean {
  return row.removed_at !== null && row.pending_operation_id !== null;
}
