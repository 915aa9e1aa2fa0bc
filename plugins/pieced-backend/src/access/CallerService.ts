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

import type {
  BackstageCredentials,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { resolveCaller, type Caller } from '@pieced/plugin-pieced-common';
import type { Request } from 'express';
import type { MemberStore } from '../members/MemberStore';
import { refuseWhoLeft } from '../members/refuseWhoLeft';
import { scopeOf, type Scope } from './scope';

/** Who is calling and whose rows they can reach. */
export interface Access {
  credentials: BackstageCredentials;
  scope: Scope;
  /** Missing when another plugin calls for itself. */
  caller?: Caller;
  /** Staff, or the system itself: sees what the operator wrote. */
  isStaff: boolean;
}

/** The same for a person. */
export interface PersonAccess extends Access {
  caller: Caller;
}

/** What a token may still do when its person has left: for as long as the token lives. */
const READING = ['GET', 'HEAD'];

/** Finds out who is calling. The only place that reads identities of requests. */
export class CallerService {
  readonly #httpAuth: HttpAuthService;
  readonly #userInfo: UserInfoService;
  readonly #members: MemberStore;
  readonly #isForCustomers: boolean;

  constructor(options: {
    httpAuth: HttpAuthService;
    userInfo: UserInfoService;
    members: MemberStore;
    /** Whether people of PieCed have no business here, also with a token of their own portal. */
    isForCustomers: boolean;
  }) {
    this.#httpAuth = options.httpAuth;
    this.#userInfo = options.userInfo;
    this.#members = options.members;
    this.#isForCustomers = options.isForCustomers;
  }

  /** People, and other plugins that act for themselves. */
  async any(req: Request): Promise<Access> {
    const credentials = await this.#httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    if (credentials.principal.type === 'service') {
      return { credentials, scope: { kind: 'all' }, isStaff: true };
    }
    return this.person(req);
  }

  /** People only: what is done is done by somebody. */
  async person(req: Request): Promise<PersonAccess> {
    const credentials = await this.#httpAuth.credentials(req, {
      allow: ['user'],
    });
    const caller = resolveCaller(await this.#userInfo.getUserInfo(credentials));
    if (caller.isPlatform && this.#isForCustomers) {
      throw new NotAllowedError('This is the portal for customers');
    }
    await refuseWhoLeft(this.#members, caller, READING.includes(req.method));
    return {
      credentials,
      caller,
      scope: scopeOf(caller),
      isStaff: caller.isPlatform,
    };
  }
}
