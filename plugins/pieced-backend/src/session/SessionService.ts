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
  piecedMemberReadPermission,
  type Session,
} from '@pieced/plugin-pieced-common';
import type { Authorizer } from '../access/Authorizer';
import type { PersonAccess } from '../access/CallerService';
import type { OrganizationStore } from '../organizations/OrganizationStore';
import { organizationSummaryOf } from '../organizations/organizationView';
import type { RequestService } from '../requests/RequestService';

/** Tells pages who their reader is and what they may offer. */
export class SessionService {
  readonly #authorizer: Authorizer;
  readonly #organizations: OrganizationStore;
  readonly #requests: RequestService;

  constructor(options: {
    authorizer: Authorizer;
    organizations: OrganizationStore;
    requests: RequestService;
  }) {
    this.#authorizer = options.authorizer;
    this.#organizations = options.organizations;
    this.#requests = options.requests;
  }

  async get(access: PersonAccess): Promise<Session> {
    const { caller } = access;
    const id = caller.organizationId;
    const [organization, member, createRequest, decideRequest, readMembers] =
      await Promise.all([
        id === undefined ? undefined : this.#organizations.get(id),
        id === undefined
          ? undefined
          : this.#organizations.member(id, caller.userEntityRef.split('/')[1]),
        this.#requests.canCreate(access),
        this.#requests.canDecide(access),
        this.#canReadMembers(access),
      ]);
    return {
      userEntityRef: caller.userEntityRef,
      displayName: member?.display_name,
      language: member?.language,
      organization: organization && organizationSummaryOf(organization),
      isPlatform: caller.isPlatform,
      permissions: { createRequest, decideRequest, readMembers },
    };
  }

  async #canReadMembers({ caller, credentials }: PersonAccess) {
    return (
      caller.isCustomerOwner &&
      (await this.#authorizer.isAllowed(
        piecedMemberReadPermission,
        credentials,
      ))
    );
  }
}
