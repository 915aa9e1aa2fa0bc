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

import type { Config } from '@backstage/config';
import type {
  Directory,
  DirectoryMember,
  DirectoryOrganization,
} from './Directory';
import {
  authorizationsSchema,
  organizationsSchema,
  usersSchema,
} from './directorySchemas';
import type { Authorization, User } from './directorySchemas';
import { ZitadelConnection } from './ZitadelConnection';

const defaultPageSize = 200;

/** Organizations and members from ZITADEL's management interface (v4, services of version 2). */
export class ZitadelDirectory implements Directory {
  readonly #connection: ZitadelConnection;
  readonly #projectId: string;
  readonly #pageSize: number;

  /** @param config - `pieced.zitadel` */
  static fromConfig(config: Config): ZitadelDirectory {
    return new ZitadelDirectory({
      connection: ZitadelConnection.fromConfig(config),
      projectId: config.getString('projectId'),
    });
  }

  constructor(options: {
    connection: ZitadelConnection;
    projectId: string;
    pageSize?: number;
  }) {
    this.#connection = options.connection;
    this.#projectId = options.projectId;
    this.#pageSize = options.pageSize ?? defaultPageSize;
  }

  async listOrganizations(): Promise<DirectoryOrganization[]> {
    const organizations = await this.#organizations();
    const authorizations = await this.#authorizations();
    const users = await this.#users([
      ...new Set(authorizations.map(({ user }) => user.id)),
    ]);
    const byOrganization = new Map<string, Authorization[]>();
    for (const authorization of authorizations) {
      const { id } = authorization.organization;
      const others = byOrganization.get(id) ?? [];
      others.push(authorization);
      byOrganization.set(id, others);
    }
    return organizations.map(({ id, name, state }) => ({
      id,
      name,
      state: stateOf(state),
      members: membersOf(byOrganization.get(id) ?? [], users),
    }));
  }

  async #organizations() {
    return this.#pages(async (offset, limit) => {
      const page = await this.#connection.read(
        '/v2/organizations/_search',
        {
          query: { offset: String(offset), limit, asc: true },
          sortingColumn: 'ORGANIZATION_FIELD_NAME_CREATION_DATE',
        },
        organizationsSchema,
      );
      return { items: page.result, total: page.details?.totalResult };
    });
  }

  /** The active ones of people who are at home in the organization: nobody else's role counts at sign-in. */
  async #authorizations(): Promise<Authorization[]> {
    const all = await this.#pages(async (offset, limit) => {
      const page = await this.#connection.read(
        '/zitadel.authorization.v2.AuthorizationService/ListAuthorizations',
        {
          pagination: { offset: String(offset), limit, asc: true },
          sortingColumn: 'AUTHORIZATION_FIELD_NAME_CREATED_DATE',
          filters: [{ projectId: { id: this.#projectId } }],
        },
        authorizationsSchema,
      );
      return {
        items: page.authorizations,
        total: page.pagination?.totalResult,
      };
    });
    return all.filter(
      ({ state, user, organization }) =>
        state === 'STATE_ACTIVE' &&
        (!user.organizationId || user.organizationId === organization.id),
    );
  }

  async #users(ids: string[]): Promise<Map<string, User>> {
    const users = new Map<string, User>();
    for (let at = 0; at < ids.length; at += this.#pageSize) {
      const userIds = ids.slice(at, at + this.#pageSize);
      const page = await this.#connection.read(
        '/v2/users',
        {
          query: { offset: '0', limit: userIds.length, asc: true },
          sortingColumn: 'USER_FIELD_NAME_CREATION_DATE',
          queries: [{ inUserIdsQuery: { userIds } }],
        },
        usersSchema,
      );
      page.result.forEach(user => users.set(user.userId, user));
    }
    return users;
  }

  /** Reads page after page. What moves to another page meanwhile may be seen twice and is kept once. */
  async #pages<T extends { id: string }>(
    read: (
      offset: number,
      limit: number,
    ) => Promise<{ items: T[]; total?: number }>,
  ): Promise<T[]> {
    const found = new Map<string, T>();
    for (let offset = 0; ; ) {
      const { items, total } = await read(offset, this.#pageSize);
      items.forEach(item => found.set(item.id, item));
      offset += items.length;
      const isLast =
        total === undefined ? items.length < this.#pageSize : offset >= total;
      if (items.length === 0 || isLast) {
        return [...found.values()];
      }
    }
  }
}

function membersOf(
  authorizations: Authorization[],
  users: Map<string, User>,
): DirectoryMember[] {
  const members = new Map<string, DirectoryMember>();
  for (const { user, organization, roles } of authorizations) {
    const found = users.get(user.id);
    const home = found?.details?.resourceOwner;
    if (!found?.human || (home && home !== organization.id)) {
      continue;
    }
    const earlier = members.get(user.id)?.roles ?? [];
    members.set(user.id, {
      userId: user.id,
      givenName: found.human.profile?.givenName ?? '',
      familyName: found.human.profile?.familyName ?? '',
      displayName: found.human.profile?.displayName ?? '',
      email: found.human.email?.email ?? '',
      preferredLanguage: found.human.profile?.preferredLanguage || undefined,
      hasJoined:
        (found.human.email?.isVerified ?? false) ||
        found.human.passwordChanged !== undefined,
      createdAt: dateOf(found.details?.creationDate),
      state: stateOf(found.state),
      roles: [...new Set([...earlier, ...roles.map(({ key }) => key)])],
    });
  }
  return [...members.values()].filter(({ roles }) => roles.length > 0);
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}

/** `USER_STATE_ACTIVE` and `ORGANIZATION_STATE_ACTIVE` are both `active`; `ORG_STATE_…` is what older servers say. */
function stateOf(state: string): string {
  return state.replace(/^(?:USER|ORGANIZATION|ORG)_STATE_/, '').toLowerCase();
}
