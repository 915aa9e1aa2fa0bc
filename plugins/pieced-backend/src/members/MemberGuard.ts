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

import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  piecedMemberManagePermission,
  piecedMemberReadPermission,
} from '@pieced/plugin-pieced-common';
import type { Authorizer } from '../access/Authorizer';
import type { Access, PersonAccess } from '../access/CallerService';
import type { OrganizationStore } from '../organizations/OrganizationStore';
import { organizationSubject } from './MembershipRow';

/** Lets staff see every organization's people, and owners see and manage their own. */
export class MemberGuard {
  readonly #organizations: OrganizationStore;
  readonly #authorizer: Authorizer;

  constructor(options: {
    organizations: OrganizationStore;
    authorizer: Authorizer;
  }) {
    this.#organizations = options.organizations;
    this.#authorizer = options.authorizer;
  }

  /**
   * @throws NotFoundError for an organization that is not the caller's, as for one that does not exist
   * @throws NotAllowedError for the caller's own, when the role does not reach
   */
  async demandRead(organizationId: string, access: Access): Promise<void> {
    const { scope } = access;
    const isOutside =
      scope.kind !== 'all' && scope.organizationId !== organizationId;
    if (isOutside || !(await this.#organizations.get(organizationId))) {
      throw new NotFoundError(`No organization with id '${organizationId}'`);
    }
    if (scope.kind === 'assigned') {
      throw new NotAllowedError('Only owners may see the members');
    }
    await this.#authorizer.demand(
      piecedMemberReadPermission,
      access.credentials,
    );
  }

  /** @throws NotFoundError and NotAllowedError as above; staff may not manage either */
  async demandManage(
    organizationId: string,
    access: PersonAccess,
  ): Promise<void> {
    await this.demandRead(organizationId, access);
    if (!(await this.mayManage(organizationId, access))) {
      throw new NotAllowedError(
        'Only owners may manage the members of their organization',
      );
    }
  }

  /** Whether the caller gets controls, in an organization that the caller may see. */
  async mayManage(organizationId: string, access: Access): Promise<boolean> {
    const { caller, credentials } = access;
    return (
      caller !== undefined &&
      caller.isCustomerOwner &&
      caller.organizationId === organizationId &&
      this.#authorizer.isAllowed(piecedMemberManagePermission, credentials)
    );
  }

  /** Whether an operation's subject is an organization whose people the caller may see. */
  async maySee(subject: string, access: Access): Promise<boolean> {
    const prefix = organizationSubject('');
    if (!subject.startsWith(prefix)) {
      return false;
    }
    try {
      await this.demandRead(subject.slice(prefix.length), access);
      return true;
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof NotAllowedError) {
        return false;
      }
      throw error;
    }
  }
}
