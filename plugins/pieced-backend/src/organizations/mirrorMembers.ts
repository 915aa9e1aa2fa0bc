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
import { dateOf } from '../database/columns';
import type { Transaction } from '../database/Database';
import type { MembershipRow } from '../members/MembershipRow';
import type { MemberRow } from './OrganizationStore';

/** For how long it is remembered that somebody has left: no token lives longer. In milliseconds. */
const FAREWELL_MS = 30 * 24 * 3_600_000;

/** A person with a role, as ZITADEL says. */
export interface MemberRecord extends Omit<MemberRow, 'organization_id'> {
  given_name: string;
  family_name: string;
  accepted: boolean;
  known_since?: Date;
}

/** What has to happen to the rows of one organization. */
export interface MemberDifferences {
  inserts: MemberRecord[];
  updates: { row: MembershipRow; change: Partial<MembershipRow> }[];
  /** Those whom ZITADEL does not have any more. */
  gone: MembershipRow[];
  /** Those who left so long ago that nobody has to know. */
  forgotten: MembershipRow[];
}

/**
 * Compares rows with what ZITADEL says. Of rows that the portal has changed later than that only joining counts: searches
 * lag behind, and an operation may still be on its way.
 */
export function differencesOf(
  rows: MembershipRow[],
  records: MemberRecord[],
  readAt: Date,
): MemberDifferences {
  const byId = new Map(rows.map(row => [row.user_id, row]));
  const found = new Set(records.map(record => record.user_id));
  const differences: MemberDifferences = {
    inserts: [],
    updates: [],
    gone: [],
    forgotten: [],
  };
  for (const record of records) {
    const row = byId.get(record.user_id);
    if (!row) {
      differences.inserts.push(record);
    } else {
      const change = knowsBetter(row, readAt)
        ? joiningOf(row, record)
        : changeOf(row, record);
      if (Object.keys(change).length > 0) {
        differences.updates.push({ row, change });
      }
    }
  }
  for (const row of rows) {
    if (found.has(row.user_id) || knowsBetter(row, readAt)) {
      continue;
    }
    if (row.removed_at === null) {
      differences.gone.push(row);
    } else if (
      readAt.getTime() - dateOf(row.removed_at).getTime() >
      FAREWELL_MS
    ) {
      differences.forgotten.push(row);
    }
  }
  return differences;
}

/** Whether nothing has to happen. */
export function isEmpty(differences: MemberDifferences): boolean {
  return Object.values(differences).every(list => list.length === 0);
}

/** Makes rows equal to what ZITADEL says. */
export async function applyDifferences(
  tx: Transaction,
  organizationId: string,
  differences: MemberDifferences,
  readAt: Date,
): Promise<void> {
  const { inserts, updates, gone, forgotten } = differences;
  const rowsOf = (rows: MembershipRow[]) =>
    tx
      .queries('members')
      .where({ organization_id: organizationId })
      .whereIn(
        'user_id',
        rows.map(row => row.user_id),
      );
  for (const record of inserts) {
    const { known_since: knownSince, ...columns } = record;
    await tx.queries('members').insert({
      ...columns,
      organization_id: organizationId,
      invited_at: knownSince ?? null,
    });
  }
  for (const { row, change } of updates) {
    await rowsOf([row]).update({ ...change, revision: row.revision + 1 });
  }
  if (gone.length > 0) {
    await rowsOf(gone).update({
      removed_at: readAt,
      display_name: '',
      given_name: '',
      family_name: '',
      email: '',
    });
  }
  if (forgotten.length > 0) {
    await rowsOf(forgotten).delete();
  }
  const withoutTenants = [
    ...gone,
    ...updates
      .filter(({ change }) => change.role === 'owner')
      .map(({ row }) => row),
  ];
  if (withoutTenants.length > 0) {
    await tx
      .queries('tenant_assignments')
      .whereIn(
        'user_entity_ref',
        withoutTenants.map(row => ownershipRefs.user(row.user_id)),
      )
      .delete();
  }
}

function knowsBetter(row: MembershipRow, readAt: Date): boolean {
  return (
    row.pending_operation_id !== null ||
    (row.settled_at !== null && dateOf(row.settled_at) > readAt)
  );
}

function changeOf(
  row: MembershipRow,
  record: MemberRecord,
): Partial<MembershipRow> {
  const { known_since: _, accepted, ...columns } = record;
  const change: Partial<MembershipRow> = Object.fromEntries(
    Object.entries(columns).filter(
      ([column, value]) => row[column as keyof MembershipRow] !== value,
    ),
  );
  if (Boolean(row.accepted) !== accepted) {
    change.accepted = accepted;
  }
  if (row.removed_at !== null) {
    change.removed_at = null;
  }
  return change;
}

/** Whoever has joined has joined for good, so that this is true however old it is. */
function joiningOf(
  row: MembershipRow,
  { accepted }: MemberRecord,
): Partial<MembershipRow> {
  const isNews = accepted && !row.accepted && row.removed_at === null;
  return isNews ? { accepted } : {};
}
