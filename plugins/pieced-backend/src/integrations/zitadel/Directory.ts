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

/** Organizations and their people. Every method rejects with `UpstreamError` of system `zitadel`. */
export interface Directory {
  /** All organizations with the members of each, those without any included. */
  listOrganizations(): Promise<DirectoryOrganization[]>;
}

export interface DirectoryOrganization {
  id: string;
  name: string;
  /** Such as `active`, `inactive` or `removed`. */
  state: string;
  members: DirectoryMember[];
}

/** A person of the organization with at least one role of the portal's project in it. */
export interface DirectoryMember {
  userId: string;
  givenName: string;
  familyName: string;
  displayName: string;
  email: string;
  /** Language tag, such as `de`; missing when the person has none. */
  preferredLanguage?: string;
  /** Has followed an invitation, or could sign in without one. */
  hasJoined: boolean;
  createdAt?: Date;
  /** Such as `active`, `initial`, `inactive` or `locked`. */
  state: string;
  /** Role keys, such as `owner`. */
  roles: string[];
}
