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

/** Makes customers in the identity provider. Every method rejects with `UpstreamError` of system `zitadel`. */
export interface Management {
  /**
   * Makes an organization and its first person in one go, under ids of the caller's choice. Nobody is written to and
   * the address stays unverified.
   *
   * @throws UpstreamError `already_exists` when one of the ids, the name or the username is taken: look which
   */
  createOrganization(options: NewOrganization): Promise<void>;

  /** Takes an organization away with everybody in it. One that is gone is no error. */
  deleteOrganization(organizationId: string): Promise<void>;

  /** Lends the portal's project with exactly the roles for customers. One that is lent already is no error. */
  createProjectGrant(organizationId: string): Promise<void>;

  /** Gives a person a role in the portal's project. One that the person has already is no error. */
  createAuthorization(options: {
    organizationId: string;
    userId: string;
    role: 'owner' | 'user';
  }): Promise<void>;

  /**
   * Mails a new invitation; it takes the place of an earlier one. Each call sends a mail: `inviteOnce` repeats it
   * safely.
   */
  createInviteCode(userId: string): Promise<void>;

  /** The number of a person's newest event; undefined when it may not be read. Does not lag behind. */
  newestEventOf(person: Person): Promise<number | undefined>;

  /**
   * Whether a person was invited after an event; undefined when events may not be read. Does not lag behind.
   *
   * @param event - its number; 0 for ever
   */
  isInvitedSince(person: Person, event: number): Promise<boolean | undefined>;

  /** Whether somebody has followed an invitation: no further one can be sent. Lags behind. */
  hasAcceptedInvitation(userId: string): Promise<boolean>;

  /** Lags behind: what was made a moment ago may be missing. */
  findOrganization(
    organizationId: string,
  ): Promise<FoundOrganization | undefined>;

  /** By the whole name without case. Lags behind. */
  findOrganizationsByName(name: string): Promise<FoundOrganization[]>;

  /** By username or e-mail address, whole and without case. Lags behind. */
  findUsersByLogin(login: string): Promise<FoundUser[]>;

  /** People whose address ends in `@domain`, without case. Lags behind. */
  findUsersByDomain(domain: string): Promise<FoundUser[]>;
}

/** A person and the organization to which the account belongs. */
export interface Person {
  organizationId: string;
  userId: string;
}

export interface NewOrganization {
  organizationId: string;
  name: string;
  owner: {
    userId: string;
    givenName: string;
    familyName: string;
    /** Also the username. */
    email: string;
    /** Language tag, such as `de`. */
    preferredLanguage?: string;
  };
}

export interface FoundOrganization {
  id: string;
  name: string;
}

export interface FoundUser {
  userId: string;
  organizationId?: string;
  email?: string;
}
