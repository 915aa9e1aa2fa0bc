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

import type { Sandbox } from '@pieced/sandbox';
import { eventually } from '../../__testUtils__/eventually';

interface Found {
  organizations: { id: string; name: string }[];
  users: { userId: string; details: { resourceOwner: string } }[];
  roles: { organization: { id: string }; roles: { key: string }[] }[];
}

/** Looks at what a sandbox's ZITADEL holds, and puts there what others made by hand. */
export class ZitadelProbe {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** How long searches lag behind. */
  setSearchDelay(searchDelayMs: number): Promise<void> {
    return this.#set({ searchDelayMs });
  }

  /** How long an invitation that is made from now on can be followed. */
  setInvitationLife(inviteCodeTtlMs: number): Promise<void> {
    return this.#set({ inviteCodeTtlMs });
  }

  /** Uses up the code of an invitation and sets no password. */
  async useInvitation(userId: string, code: string): Promise<void> {
    await this.#ok(`/v2/users/${userId}/invite_code/verify`, {
      verificationCode: code,
    });
  }

  /** Everything of a person and of organizations that begin with a name. */
  async find(options: { name: string; email: string }): Promise<Found> {
    const { result: organizations = [] } = await this.#ok(
      '/v2/organizations/_search',
      {
        queries: [
          {
            nameQuery: {
              name: options.name,
              method: 'TEXT_QUERY_METHOD_STARTS_WITH',
            },
          },
        ],
      },
    );
    const { result: users = [] } = await this.#ok('/v2/users', {
      queries: [{ emailQuery: { emailAddress: options.email } }],
    });
    const roles: Found['roles'] = [];
    for (const { userId } of users) {
      const { authorizations = [] } = await this.#ok(
        '/zitadel.authorization.v2.AuthorizationService/ListAuthorizations',
        { filters: [{ userId: { id: userId } }] },
      );
      roles.push(...authorizations);
    }
    return { organizations, users, roles } as Found;
  }

  /** How often a person was invited, mailed or not. */
  async invitationsOf(person: {
    organizationId: string;
    userId: string;
  }): Promise<number> {
    const { result = [] } = await this.#ok(
      `/management/v1/users/${person.userId}/changes/_search`,
      { query: { asc: true } },
      { 'x-zitadel-orgid': person.organizationId },
    );
    return (result as { eventType: { key: string } }[]).filter(
      ({ eventType }) =>
        eventType.key === 'EventTypes.user.human.invite.code.added',
    ).length;
  }

  /** Whether the project is lent to an organization already. */
  async isLent(organizationId: string): Promise<boolean> {
    const { status } = await this.#post(
      '/zitadel.project.v2.ProjectService/CreateProjectGrant',
      {
        projectId: this.#sandbox.zitadel.projectId,
        grantedOrganizationId: organizationId,
        roleKeys: ['owner'],
      },
    );
    return status === 409;
  }

  /** An organization with one person in it that the portal has not made. */
  async addOrganization(name: string, email: string): Promise<void> {
    await this.#ok('/v2/organizations', {
      name,
      admins: [
        {
          human: {
            profile: { givenName: 'Grace', familyName: 'Hopper' },
            email: { email, isVerified: true },
          },
        },
      ],
    });
  }

  /** Follows the newest invitation and sets a password. */
  async join(email: string): Promise<void> {
    const [mail] = await eventually(
      async () => this.mailsTo(email),
      mails => mails.length > 0,
    );
    const link = new URL(/https?:\/\/\S+/.exec(mail.text)![0]);
    const password = 'Bien-venue1';
    link.searchParams.set('password', password);
    link.searchParams.set('again', password);
    const response = await fetch(`${link.origin}${link.pathname}`, {
      method: 'POST',
      body: link.searchParams,
    });
    if (!response.ok) {
      throw new Error(`The invitation answered ${response.status}`);
    }
  }

  /** The mails to an address. */
  mailsTo(email: string) {
    return this.#sandbox.mail
      .messages()
      .filter(({ envelope }) => envelope.to.includes(email));
  }

  async #set(settings: object): Promise<void> {
    await fetch(`${this.#sandbox.zitadel.url}/debug/settings`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    });
  }

  async #ok(path: string, body: object, headers?: Record<string, string>) {
    const { status, answer } = await this.#post(path, body, headers);
    if (status >= 300) {
      throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`);
    }
    return answer as Record<string, never[]>;
  }

  async #post(path: string, body: object, headers?: Record<string, string>) {
    const response = await fetch(`${this.#sandbox.zitadel.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.#sandbox.zitadel.serviceToken}`,
        ...headers,
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: await response.json() };
  }
}
