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

import { NotAllowedError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import {
  piecedRegistrationManagePermission,
  piecedRegistrationReadPermission,
} from '@pieced/plugin-pieced-common';
import type { Authorizer } from '../access/Authorizer';
import type { Access } from '../access/CallerService';
import { registrationSubject } from './RegistrationRow';

/** Lets PieCed staff see and cancel registrations, and nobody else. */
export class RegistrationGuard {
  readonly #authorizer: Authorizer;

  constructor(options: { authorizer: Authorizer }) {
    this.#authorizer = options.authorizer;
  }

  /** @throws NotAllowedError */
  async demandRead(access: Access): Promise<void> {
    if (!(await this.#isAllowed(piecedRegistrationReadPermission, access))) {
      throw new NotAllowedError('Only PieCed staff may see registrations');
    }
  }

  /** @throws NotAllowedError */
  async demandManage(access: Access): Promise<void> {
    await this.demandRead(access);
    if (!(await this.mayManage(access))) {
      throw new NotAllowedError('Only PieCed staff may cancel registrations');
    }
  }

  /** Whether the caller gets a button to cancel. */
  mayManage(access: Access): Promise<boolean> {
    return this.#isAllowed(piecedRegistrationManagePermission, access);
  }

  /** Whether an operation's subject is a registration and the caller may see it. */
  async maySee(subject: string, access: Access): Promise<boolean> {
    return (
      subject.startsWith(registrationSubject('')) &&
      (await this.#isAllowed(piecedRegistrationReadPermission, access))
    );
  }

  async #isAllowed(
    permission: BasicPermission,
    access: Access,
  ): Promise<boolean> {
    return (
      access.isStaff &&
      (await this.#authorizer.isAllowed(permission, access.credentials))
    );
  }
}
