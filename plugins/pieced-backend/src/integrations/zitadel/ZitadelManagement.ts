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
import { z } from 'zod';
import { UpstreamError } from '../UpstreamError';
import {
  organizationsSchema,
  userEventsSchema,
  usersSchema,
  type UserEvent,
} from './directorySchemas';
import type {
  FoundOrganization,
  FoundUser,
  Management,
  NewOrganization,
  Person,
} from './Management';
import { ZitadelConnection } from './ZitadelConnection';

/** Staff roles are not among them: an owner could give them to anybody. */
const LENT_ROLES = ['owner', 'user'];

const SEARCH_LIMIT = 1_000;

/** Of a service account without the right, and of a ZITADEL without the call. */
const UNREADABLE = ['forbidden', 'not_found', 'unsupported'];

const verifiedSchema = z.object({
  result: z
    .array(
      z.object({
        userId: z.string(),
        human: z
          .object({
            email: z.object({ isVerified: z.boolean().optional() }).optional(),
          })
          .optional(),
      }),
    )
    .default([]),
});

/** ZITADEL's management interface (v4, services of version 2) for what the portal changes. */
export class ZitadelManagement implements Management {
  readonly #connection: ZitadelConnection;
  readonly #projectId: string;
  readonly #inviteUrlTemplate?: string;

  /** @param config - `pieced.zitadel` */
  static fromConfig(config: Config): ZitadelManagement {
    return new ZitadelManagement({
      connection: ZitadelConnection.fromConfig(config),
      projectId: config.getString('projectId'),
      inviteUrlTemplate: config.getOptionalString('inviteUrlTemplate'),
    });
  }

  constructor(options: {
    connection: ZitadelConnection;
    projectId: string;
    inviteUrlTemplate?: string;
  }) {
    this.#connection = options.connection;
    this.#projectId = options.projectId;
    this.#inviteUrlTemplate = options.inviteUrlTemplate;
  }

  async createOrganization(options: NewOrganization): Promise<void> {
    const { organizationId, name, owner } = options;
    await this.#connection.command('POST', '/v2/organizations', {
      body: {
        organizationId,
        name,
        admins: [
          {
            roles: ['ORG_OWNER'],
            human: {
              userId: owner.userId,
              username: owner.email,
              profile: {
                givenName: owner.givenName,
                familyName: owner.familyName,
                preferredLanguage: owner.preferredLanguage,
              },
              // the code goes nowhere: a mail at this point would ask to verify and invite to nothing
              email: { email: owner.email, returnCode: {} },
            },
          },
        ],
      },
    });
  }

  async deleteOrganization(organizationId: string): Promise<void> {
    await this.#connection.command(
      'DELETE',
      `/v2/organizations/${encodeURIComponent(organizationId)}`,
      { accept: [404] },
    );
  }

  async createProjectGrant(organizationId: string): Promise<void> {
    await this.#connection.command(
      'POST',
      '/zitadel.project.v2.ProjectService/CreateProjectGrant',
      {
        body: {
          projectId: this.#projectId,
          grantedOrganizationId: organizationId,
          roleKeys: LENT_ROLES,
        },
        accept: [409],
      },
    );
  }

  async createAuthorization(options: {
    organizationId: string;
    userId: string;
    role: 'owner' | 'user';
  }): Promise<void> {
    const { organizationId, userId, role } = options;
    await this.#connection.command(
      'POST',
      '/zitadel.authorization.v2.AuthorizationService/CreateAuthorization',
      {
        body: {
          userId,
          projectId: this.#projectId,
          organizationId,
          roleKeys: [role],
        },
        accept: [409],
      },
    );
  }

  async createInviteCode(userId: string): Promise<void> {
    await this.#connection.command(
      'POST',
      `/v2/users/${encodeURIComponent(userId)}/invite_code`,
      {
        body: {
          // both on every call: ZITADEL keeps those of the call before otherwise
          sendCode: {
            applicationName: 'PieCed',
            urlTemplate: this.#inviteUrlTemplate,
          },
        },
      },
    );
  }

  async newestEventOf(person: Person): Promise<number | undefined> {
    const events = await this.#events(person, { limit: 1, asc: false });
    return events && Number(events.at(0)?.sequence ?? 0);
  }

  async isInvitedSince(
    person: Person,
    event: number,
  ): Promise<boolean | undefined> {
    const events = await this.#events(person, {
      sequence: String(event),
      limit: SEARCH_LIMIT,
      asc: true,
    });
    return events?.some(({ eventType }) =>
      eventType.key.endsWith('user.human.invite.code.added'),
    );
  }

  async hasAcceptedInvitation(userId: string): Promise<boolean> {
    const { result } = await this.#connection.read(
      '/v2/users',
      { queries: [{ inUserIdsQuery: { userIds: [userId] } }] },
      verifiedSchema,
    );
    return result.some(
      user => user.userId === userId && user.human?.email?.isVerified,
    );
  }

  async findOrganization(
    organizationId: string,
  ): Promise<FoundOrganization | undefined> {
    const found = await this.#organizations({
      idQuery: { id: organizationId },
    });
    return found.find(({ id }) => id === organizationId);
  }

  findOrganizationsByName(name: string): Promise<FoundOrganization[]> {
    return this.#organizations({
      nameQuery: { name, method: 'TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE' },
    });
  }

  findUsersByLogin(login: string): Promise<FoundUser[]> {
    const method = 'TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE';
    return this.#users({
      orQuery: {
        queries: [
          { userNameQuery: { userName: login, method } },
          { emailQuery: { emailAddress: login, method } },
        ],
      },
    });
  }

  findUsersByDomain(domain: string): Promise<FoundUser[]> {
    return this.#users({
      emailQuery: {
        emailAddress: `@${domain}`,
        method: 'TEXT_QUERY_METHOD_ENDS_WITH_IGNORE_CASE',
      },
    });
  }

  /**
   * Oldest or newest first. Only version 1 of the interface has it for those who may read users; what lists all events
   * of an instance wants more rights.
   */
  async #events(
    { organizationId, userId }: Person,
    query: object,
  ): Promise<UserEvent[] | undefined> {
    try {
      const { result } = await this.#connection.read(
        `/management/v1/users/${encodeURIComponent(userId)}/changes/_search`,
        { query },
        userEventsSchema,
        { 'x-zitadel-orgid': organizationId },
      );
      return result;
    } catch (error) {
      if (error instanceof UpstreamError && UNREADABLE.includes(error.code)) {
        return undefined;
      }
      throw error;
    }
  }

  async #organizations(query: object): Promise<FoundOrganization[]> {
    const { result } = await this.#connection.read(
      '/v2/organizations/_search',
      { query: { offset: '0', limit: SEARCH_LIMIT }, queries: [query] },
      organizationsSchema,
    );
    return result.map(({ id, name }) => ({ id, name }));
  }

  async #users(query: object): Promise<FoundUser[]> {
    const { result } = await this.#connection.read(
      '/v2/users',
      { query: { offset: '0', limit: SEARCH_LIMIT }, queries: [query] },
      usersSchema,
    );
    return result.map(({ userId, details, human }) => ({
      userId,
      organizationId: details?.resourceOwner,
      email: human?.email?.email,
    }));
  }
}
