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
import { UpstreamError } from '../UpstreamError';
import { authorizationsSchema } from './directorySchemas';
import type { Person } from './Management';
import type { MemberManagement, NewPerson } from './MemberManagement';
import { ZitadelConnection } from './ZitadelConnection';

const AUTHORIZATIONS = '/zitadel.authorization.v2.AuthorizationService';

/** ZITADEL's management interface (v4, services of version 2) for people who join, change and leave. */
export class ZitadelMemberManagement implements MemberManagement {
  readonly #connection: ZitadelConnection;
  readonly #projectId: string;

  /** @param config - `pieced.zitadel` */
  static fromConfig(config: Config): ZitadelMemberManagement {
    return new ZitadelMemberManagement({
      connection: ZitadelConnection.fromConfig(config),
      projectId: config.getString('projectId'),
    });
  }

  constructor(options: { connection: ZitadelConnection; projectId: string }) {
    this.#connection = options.connection;
    this.#projectId = options.projectId;
  }

  async createUser(person: NewPerson): Promise<void> {
    await this.#connection.command('POST', '/v2/users/new', {
      body: {
        organizationId: person.organizationId,
        userId: person.userId,
        username: person.email,
        human: {
          profile: {
            givenName: person.givenName,
            familyName: person.familyName,
            preferredLanguage: person.preferredLanguage,
          },
          // the code goes nowhere: a mail at this point would ask to verify and invite to nothing
          email: { email: person.email, returnCode: {} },
        },
      },
    });
  }

  async deleteUser(userId: string): Promise<void> {
    await this.#connection.command(
      'DELETE',
      `/v2/users/${encodeURIComponent(userId)}`,
      { accept: [404] },
    );
  }

  async setRole(person: Person, role: 'owner' | 'user'): Promise<void> {
    const ids = await this.#authorizationsOf(person);
    let isSet = false;
    // all of them: the roles of several are taken together
    for (const id of ids) {
      isSet = (await this.#update(id, role)) || isSet;
    }
    if (isSet) {
      return;
    }
    try {
      await this.#connection.command(
        'POST',
        `${AUTHORIZATIONS}/CreateAuthorization`,
        {
          body: {
            userId: person.userId,
            projectId: this.#projectId,
            organizationId: person.organizationId,
            roleKeys: [role],
          },
        },
      );
    } catch (error) {
      if (error instanceof UpstreamError && error.code === 'already_exists') {
        throw new UpstreamError({
          system: 'zitadel',
          isTransient: true,
          code: 'not_visible_yet',
          message: 'ZITADEL knows of a role that it does not show yet',
        });
      }
      throw error;
    }
  }

  /** Lags behind: one that was deleted may still be there, and a new one missing. */
  async #authorizationsOf({
    organizationId,
    userId,
  }: Person): Promise<string[]> {
    const { authorizations } = await this.#connection.read(
      `${AUTHORIZATIONS}/ListAuthorizations`,
      {
        filters: [
          { projectId: { id: this.#projectId } },
          { organizationId: { id: organizationId } },
          { userId: { id: userId } },
        ],
      },
      authorizationsSchema,
    );
    return authorizations
      .filter(({ user }) => user.id === userId)
      .map(({ id }) => id);
  }

  /** False when there is no such authorization any more. */
  async #update(id: string, role: string): Promise<boolean> {
    try {
      await this.#connection.command(
        'POST',
        `${AUTHORIZATIONS}/UpdateAuthorization`,
        { body: { id, roleKeys: [role] } },
      );
      return true;
    } catch (error) {
      if (error instanceof UpstreamError && error.code === 'not_found') {
        return false;
      }
      throw error;
    }
  }
}
