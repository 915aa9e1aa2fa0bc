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

import type { Language, Member } from '@pieced/plugin-pieced-common';
import type { Database, Queries } from '../database/Database';
import type { MemberRecord } from './mirrorMembers';
import { mirrorOrganizations } from './mirrorOrganizations';

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
  members: MemberRecord[];
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
      .where({ organization_id: organizationId, removed_at: null })
      .whereRaw('lower(user_id) = ?', [userId.toLowerCase()])
      .first();
  }

  /** The owner whom PieCed writes to when nobody of the customer is calling. */
  firstOwner(organizationId: string): Promise<MemberRow | undefined> {
    return this.#database
      .queries('members')
      .where({
        organization_id: organizationId,
        role: 'owner',
        removed_at: null,
      })
      .orderBy('user_id')
      .first();
  }

  /** One page by id, with members. */
  async page(options: {
    after?: string;
    limit: number;
    /** The id of the only one that counts. */
    only?: string;
  }): Promise<{
    rows: (OrganizationRow & { members: MemberRow[] })[];
    total: number;
  }> {
    const { after, limit, only } = options;
    const query = this.#database
      .queries<OrganizationRow>('organizations')
      .modify(q => only !== undefined && q.where('id', only));
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
      .whereNull('removed_at')
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
      ])
      .whereNull('removed_at');
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
   *
   * @param readAt - when reading began: what the portal has changed since then stays
   */
  replaceAll(
    organizations: OrganizationRecord[],
    readAt = new Date(),
  ): Promise<void> {
    return mirrorOrganizations(this.#database, organizations, readAt);
  }
}
