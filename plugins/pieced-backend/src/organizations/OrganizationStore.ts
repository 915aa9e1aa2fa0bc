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
  type Language,
  type Member,
} from '@pieced/plugin-pieced-common';
import type { Database, Queries } from '../database/Database';

/** A row of `organizations`. */
export interface OrganizationRow {
  id: string;
  name: string;
  is_personal: boolean | number;
}

/** A row of `members`. */
export interface MemberRow {
  organization_id: string;
  user_id: string;
  display_name: string;
  email: string;
  language: Language;
  role: Member['role'];
}

/** An organization with the people who have a role in it, as ZITADEL says. */
export interface OrganizationRecord {
  id: string;
  name: string;
  members: Omit<MemberRow, 'organization_id'>[];
}

/** Who is told about a change. All are ZITADEL user ids. */
export interface Audience {
  staff: string[];
  membersOf(organizationId?: string): { owners: string[]; users: string[] };
}

const NOBODY = { owners: [], users: [] };

/** Organizations and members, as the sync last read them. */
export class OrganizationStore {
  readonly #database: Database;
  readonly #platformOrganizationId: string;

  constructor(options: { database: Database; platformOrganizationId: string }) {
    this.#database = options.database;
    this.#platformOrganizationId = options.platformOrganizationId;
  }

  isPlatform(id: string): boolean {
    return id === this.#platformOrganizationId;
  }

  get(
    id: string,
    queries: Queries = this.#database.queries,
  ): Promise<OrganizationRow | undefined> {
    return queries('organizations').where({ id }).first();
  }

  member(
    organizationId: string,
    userId: string,
  ): Promise<MemberRow | undefined> {
    return this.#database
      .queries('members')
      .where({ organization_id: organizationId })
      .whereRaw('lower(user_id) = ?', [userId.toLowerCase()])
      .first();
  }

  /** The owner whom PieCed writes to when nobody of the customer is calling. */
  firstOwner(organizationId: string): Promise<MemberRow | undefined> {
    return this.#database
      .queries('members')
      .where({ organization_id: organizationId, role: 'owner' })
      .orderBy('user_id')
      .first();
  }

  /** One page by id, with members. */
  async page(options: { after?: string; limit: number }): Promise<{
    rows: (OrganizationRow & { members: MemberRow[] })[];
    total: number;
  }> {
    const { after, limit } = options;
    const query = this.#database.queries<OrganizationRow>('organizations');
    const rows: OrganizationRow[] = await query
      .clone()
      .modify(q => after && q.where('id', '>', after))
      .orderBy('id')
      .limit(limit);
    const members: MemberRow[] = await this.#database
      .queries('members')
      .whereIn(
        'organization_id',
        rows.map(row => row.id),
      )
      .orderBy(['organization_id', 'user_id']);
    const [{ count }] = await query.clone().count({ count: '*' });
    return {
      rows: rows.map(row => ({
        ...row,
        members: members.filter(m => m.organization_id === row.id),
      })),
      total: Number(count),
    };
  }

  async audience(organizationIds: string[]): Promise<Audience> {
    const rows: MemberRow[] = await this.#database
      .queries('members')
      .select('organization_id', 'user_id', 'role')
      .whereIn('organization_id', [
        ...new Set([...organizationIds, this.#platformOrganizationId]),
      ]);
    const idsOf = (organizationId: string, isOwner: boolean) =>
      rows
        .filter(
          row =>
            row.organization_id === organizationId &&
            (row.role === 'owner') === isOwner,
        )
        .map(row => row.user_id);
    return {
      staff: rows
        .filter(row => row.organization_id === this.#platformOrganizationId)
        .map(row => row.user_id),
      membersOf: id =>
        id === undefined || this.isPlatform(id)
          ? NOBODY
          : { owners: idsOf(id, true), users: idsOf(id, false) },
    };
  }

  /**
   * Makes the tables equal to what ZITADEL says, in one transaction, and marks what differs as changed.
   */
  async replaceAll(organizations: OrganizationRecord[]): Promise<void> {
    await this.#database.transaction(async tx => {
      const before = await snapshot(tx.queries);
      for (const organization of organizations) {
        const text = JSON.stringify(normalize(organization));
        if (before.get(organization.id) !== text) {
          await write(tx.queries, organization);
          tx.changed('organization', organization.id, organization.id);
        }
        before.delete(organization.id);
      }
      for (const id of before.keys()) {
        await tx.queries('organizations').where({ id }).delete();
        tx.changed('organization', id, id);
      }
    });
  }
}

async function snapshot(queries: Queries): Promise<Map<string, string>> {
  const organizations: OrganizationRow[] = await queries('organizations');
  const members: MemberRow[] = await queries('members');
  const byOrganization = new Map<string, MemberRow[]>();
  for (const member of members) {
    const list = byOrganization.get(member.organization_id) ?? [];
    byOrganization.set(member.organization_id, [...list, member]);
  }
  return new Map(
    organizations.map(({ id, name }) => [
      id,
      JSON.stringify(
        normalize({ id, name, members: byOrganization.get(id) ?? [] }),
      ),
    ]),
  );
}

function normalize(organization: OrganizationRecord) {
  return [
    organization.name,
    organization.members
      .map(m => [m.user_id, m.display_name, m.email, m.language, m.role])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
}

async function write(
  queries: Queries,
  { id, name, members }: OrganizationRecord,
): Promise<void> {
  await queries('organizations')
    .insert({
      id,
      name,
      is_personal: isPersonalOrganizationName(name),
      synced_at: new Date(),
    })
    .onConflict('id')
    .merge();
  await queries('members').where({ organization_id: id }).delete();
  if (members.length > 0) {
    await queries('members').insert(
      members.map(m => ({
        organization_id: id,
        user_id: m.user_id,
        display_name: m.display_name,
        email: m.email,
        language: m.language,
        role: m.role,
      })),
    );
  }
}
