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
  Authorization,
  Organization,
  Person,
  Project,
  ProjectGrant,
} from './records';

export interface Tables {
  organizations: Organization;
  people: Person;
  grants: ProjectGrant;
  authorizations: Authorization;
}

/** Reads of the directory, of what is true or of what searches see. */
export class DirectoryView {
  constructor(
    readonly project: Project,
    protected readonly rows: <T extends keyof Tables>(
      table: T,
    ) => Record<string, Tables[T]>,
  ) {}

  organizations(): Organization[] {
    return Object.values(this.rows('organizations'));
  }

  organization(id: string): Organization | undefined {
    return this.rows('organizations')[id];
  }

  people(): Person[] {
    return Object.values(this.rows('people'));
  }

  person(id: string): Person | undefined {
    return this.rows('people')[id];
  }

  projectGrants(): ProjectGrant[] {
    return Object.values(this.rows('grants'));
  }

  projectGrantOf(organizationId: string): ProjectGrant | undefined {
    return this.projectGrants().find(
      grant => grant.grantedOrganizationId === organizationId,
    );
  }

  authorizations(): Authorization[] {
    return Object.values(this.rows('authorizations'));
  }

  authorization(id: string): Authorization | undefined {
    return this.rows('authorizations')[id];
  }

  /** Role keys of a person by the organization in which they were given; inactive ones do not count. */
  rolesOf(userId: string): Map<string, string[]> {
    const active = this.authorizations().filter(
      a => a.userId === userId && a.state === 'STATE_ACTIVE',
    );
    return new Map(active.map(a => [a.organizationId, a.roleKeys]));
  }

  /** A person and the person's organization must both be active to sign in. */
  maySignIn(person: Person | undefined): person is Person {
    return (
      person?.state === 'USER_STATE_ACTIVE' &&
      this.organization(person.organizationId)?.state ===
        'ORGANIZATION_STATE_ACTIVE'
    );
  }
}
