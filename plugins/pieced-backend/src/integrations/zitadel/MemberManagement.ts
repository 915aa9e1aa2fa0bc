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

import type { Person } from './Management';

/** Changes the people of organizations in the identity provider. Every method rejects with `UpstreamError` of system `zitadel`. */
export interface MemberManagement {
  /**
   * Makes a person under an id of the caller's choice. Nobody is written to and the address stays unverified.
   *
   * @throws UpstreamError `already_exists` when the username is taken, `invalid` when the id is
   */
  createUser(person: NewPerson): Promise<void>;

  /** Takes a person away with all roles. One who is gone is no error. */
  deleteUser(userId: string): Promise<void>;

  /**
   * Gives a person exactly this role in the portal's project.
   *
   * @throws UpstreamError `not_visible_yet` when the person has a role that the search does not show; transient
   */
  setRole(person: Person, role: 'owner' | 'user'): Promise<void>;
}

export interface NewPerson extends Person {
  /** Also the username. */
  email: string;
  givenName: string;
  familyName: string;
  /** Language tag, such as `de`. */
  preferredLanguage?: string;
}
