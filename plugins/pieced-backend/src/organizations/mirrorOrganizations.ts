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
  isPersonalOrganizationName,
  ownershipRefs,
} from '@pieced/plugin-pieced-common';
import type { Database, Queries, Transaction } from '../database/Database';
import type { MembershipRow } from '../members/MembershipRow';
import { applyDifferences, differencesOf, isEmpty } from './mirrorMembers';
import type { OrganizationRecord, OrganizationRow } from './OrganizationStore';

/**
 * Makes organizations and members equal to what ZITADEL says, in one transaction, and marks what differs as changed.
 *
 * @param readAt - when reading began: what the portal has changed since then stays
 */
export async function mirrorOrganizations(
  database: Database,
  records: OrganizationRecord[],
  readAt: Date,
): Promise<void> {
  await database.transaction(async tx => {
    const rows: OrganizationRow[] = await tx.queries('organizations');
    const known = new Map(rows.map(row => [row.id, row]));
    const members = await membersByOrganization(tx.queries);
    for (const record of records) {
      const row = known.get(record.id);
      known.delete(record.id);
      const seen = differencesOf(
        members.get(record.id) ?? [],
        record.members,
        readAt,
      );
      if (row?.name !== record.name || !isEmpty(seen)) {
        await write(tx, record, readAt);
      }
    }
    for (const id of known.keys()) {
      await remove(tx, id, members.get(id) ?? []);
    }
  });
}

/** Writing the organization first makes commands on its members wait; then the rows are as they will be. */
async function write(
  tx: Transaction,
  { id, name, members }: OrganizationRecord,
  readAt: Date,
): Promise<void> {
  await tx
    .queries('organizations')
    .insert({
      id,
      name,
      is_personal: isPersonalOrganizationName(name),
      synced_at: readAt,
    })
    .onConflict('id')
    .merge();
  const rows: MembershipRow[] = await tx
    .queries('members')
    .where({ organization_id: id });
  await applyDifferences(tx, id, differencesOf(rows, members, readAt), readAt);
  tx.changed('organization', id, id);
}

async function remove(
  tx: Transaction,
  id: string,
  members: MembershipRow[],
): Promise<void> {
  await tx
    .queries('tenant_assignments')
    .whereIn(
      'user_entity_ref',
      members.map(member => ownershipRefs.user(member.user_id)),
    )
    .delete();
  await tx.queries('organizations').where({ id }).delete();
  tx.changed('organization', id, id);
}

async function membersByOrganization(
  queries: Queries,
): Promise<Map<string, MembershipRow[]>> {
  const rows: MembershipRow[] = await queries('members');
  const found = new Map<string, MembershipRow[]>();
  for (const row of rows) {
    const list = found.get(row.organization_id) ?? [];
    list.push(row);
    found.set(row.organization_id, list);
  }
  return found;
}
