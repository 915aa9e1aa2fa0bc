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

export type OrganizationState =
  | 'ORGANIZATION_STATE_ACTIVE'
  | 'ORGANIZATION_STATE_INACTIVE';

export type UserState =
  | 'USER_STATE_ACTIVE'
  | 'USER_STATE_INITIAL'
  | 'USER_STATE_INACTIVE';

export type AuthorizationState = 'STATE_ACTIVE' | 'STATE_INACTIVE';

/** Times are ISO 8601 in UTC. */
export interface Dated {
  creationDate: string;
  changeDate: string;
  sequence: number;
}

export interface Organization extends Dated {
  id: string;
  name: string;
  primaryDomain: string;
  state: OrganizationState;
}

export interface Person extends Dated {
  id: string;
  organizationId: string;
  username: string;
  givenName: string;
  familyName: string;
  displayName: string;
  /** BCP 47, as ZITADEL keeps it: `de`, `fr`, … */
  preferredLanguage?: string;
  email: string;
  emailVerified: boolean;
  /** Sent or returned when the address was given without being verified. */
  emailCode?: string;
  /** Salt and hash; without it the person cannot sign in, except for demo people. */
  password?: string;
  passwordChangedAt?: string;
  invitation?: Invitation;
  state: UserState;
  /** Oldest first. */
  events?: UserEvent[];
}

/** One event of a person, as the event store keeps it. */
export interface UserEvent {
  /** From 1, counted for each person. */
  sequence: number;
  /** Such as `user.human.invite.code.added`. */
  type: string;
  creationDate: string;
}

/** What the person may do with the newest invitation, and which codes came before it. */
export interface Invitation {
  /** Missing once it was used, or after three wrong codes. */
  code?: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  failures: number;
  /** The code that was taken away after three wrong ones. */
  blocked?: string;
  replaced: string[];
  used: string[];
  /** Given back to the caller instead of being mailed. */
  returned: boolean;
  urlTemplate?: string;
  applicationName?: string;
}

export interface ProjectRole {
  key: string;
  displayName: string;
  group?: string;
}

export interface Project {
  id: string;
  name: string;
  organizationId: string;
  roles: ProjectRole[];
}

/** A project lent to another organization, with the roles that it may give to its own people. */
export interface ProjectGrant extends Dated {
  id: string;
  projectId: string;
  grantedOrganizationId: string;
  roleKeys: string[];
}

/** Roles of one person in one project, given in one organization. */
export interface Authorization extends Dated {
  id: string;
  userId: string;
  projectId: string;
  organizationId: string;
  roleKeys: string[];
  state: AuthorizationState;
}
