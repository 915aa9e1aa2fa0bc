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

import { JsonFile } from '../JsonFile';
import type {
  Authorization,
  Dated,
  Organization,
  Person,
  Project,
  ProjectGrant,
} from './records';

interface DirectoryData {
  seeded: boolean;
  counter: number;
  project: Project;
  organizations: Record<string, Organization>;
  people: Record<string, Person>;
  grants: Record<string, ProjectGrant>;
  authorizations: Record<string, Authorization>;
}

/** Asked for something that ZITADEL refuses; the HTTP layer words it. */
export class DirectoryError extends Error {
  constructor(
    readonly code: 'not_found' | 'already_exists' | 'failed_precondition',
    message: string,
  ) {
    super(message);
  }
}

type New<T extends Dated & { id: string }> = Omit<T, keyof Dated | 'id'> & {
  id?: string;
};

/** All organizations, people and roles of the instance, kept over a restart. */
export class Directory {
  readonly #file: JsonFile<DirectoryData>;

  constructor(options: { path?: string; project: Project }) {
    this.#file = new JsonFile<DirectoryData>(options.path, {
      seeded: false,
      counter: 0,
      project: options.project,
      organizations: {},
      people: {},
      grants: {},
      authorizations: {},
    });
  }

  get project(): Project {
    return this.#file.value.project;
  }

  get seeded(): boolean {
    return this.#file.value.seeded;
  }

  markSeeded(): void {
    this.#file.value.seeded = true;
    this.#file.changed();
  }

  organizations(): Organization[] {
    return Object.values(this.#file.value.organizations);
  }

  organization(id: string): Organization | undefined {
    return this.#file.value.organizations[id];
  }

  people(): Person[] {
    return Object.values(this.#file.value.people);
  }

  person(id: string): Person | undefined {
    return this.#file.value.people[id];
  }

  projectGrants(): ProjectGrant[] {
    return Object.values(this.#file.value.grants);
  }

  authorizations(): Authorization[] {
    return Object.values(this.#file.value.authorizations);
  }

  /** Names are unique in an instance; the primary domain is made from the name as ZITADEL does. */
  addOrganization(
    input: Omit<New<Organization>, 'primaryDomain' | 'state'>,
  ): Organization {
    if (this.organizations().some(o => o.name === input.name)) {
      throw new DirectoryError(
        'already_exists',
        'Errors.Org.AlreadyExisting (ORG-1M9fs)',
      );
    }
    return this.#insert(this.#file.value.organizations, {
      ...input,
      primaryDomain: `${domainLabel(input.name)}.localhost`,
      state: 'ORGANIZATION_STATE_ACTIVE',
    });
  }

  addPerson(input: New<Person>): Person {
    if (!this.organization(input.organizationId)) {
      throw new DirectoryError(
        'not_found',
        'Errors.Org.NotFound (COMMAND-4M9fs)',
      );
    }
    if (this.people().some(p => p.username === input.username)) {
      throw new DirectoryError(
        'already_exists',
        'Errors.User.AlreadyExists (COMMAND-k2unb)',
      );
    }
    return this.#insert(this.#file.value.people, input);
  }

  addProjectGrant(input: New<ProjectGrant>): ProjectGrant {
    const known = this.#file.value.project.roles.map(role => role.key);
    if (
      input.projectId !== this.project.id ||
      !input.roleKeys.every(key => known.includes(key))
    ) {
      throw new DirectoryError(
        'failed_precondition',
        'Errors.Project.Role.NotFound (COMMAND-6m9gd)',
      );
    }
    if (this.#grantOf(input.grantedOrganizationId)) {
      throw new DirectoryError(
        'already_exists',
        'Errors.Project.Grant.AlreadyExists (PROJECT-4m9fs)',
      );
    }
    return this.#insert(this.#file.value.grants, input);
  }

  /** The organization must own the project or hold a grant of it that contains the roles. */
  addAuthorization(input: Omit<New<Authorization>, 'state'>): Authorization {
    if (!this.person(input.userId)) {
      throw new DirectoryError(
        'not_found',
        'Errors.User.NotFound (COMMAND-4M0fs)',
      );
    }
    const owns = this.project.organizationId === input.organizationId;
    const allowed = owns
      ? this.project.roles.map(role => role.key)
      : this.#grantOf(input.organizationId)?.roleKeys;
    if (!allowed || !input.roleKeys.every(key => allowed.includes(key))) {
      throw new DirectoryError(
        'failed_precondition',
        'Errors.Project.Grant.RoleKeyNotFound (COMMAND-mm9F4)',
      );
    }
    const twice = this.authorizations().some(
      a =>
        a.userId === input.userId &&
        a.projectId === input.projectId &&
        a.organizationId === input.organizationId,
    );
    if (twice) {
      throw new DirectoryError(
        'already_exists',
        'Errors.UserGrant.AlreadyExists (V3-DKcYh)',
      );
    }
    return this.#insert(this.#file.value.authorizations, {
      ...input,
      state: 'STATE_ACTIVE',
    });
  }

  /** Role keys of a person by the organization in which they were given; inactive ones do not count. */
  rolesOf(userId: string): Map<string, string[]> {
    const active = this.authorizations().filter(
      a => a.userId === userId && a.state === 'STATE_ACTIVE',
    );
    return new Map(active.map(a => [a.organizationId, a.roleKeys]));
  }

  flush(): void {
    this.#file.flush();
  }

  #grantOf(organizationId: string): ProjectGrant | undefined {
    return this.projectGrants().find(
      grant => grant.grantedOrganizationId === organizationId,
    );
  }

  #insert<T extends Dated & { id: string }>(
    table: Record<string, T>,
    input: Omit<T, keyof Dated | 'id'> & { id?: string },
  ): T {
    const data = this.#file.value;
    data.counter += 1;
    const now = new Date().toISOString();
    const row = {
      ...input,
      id: input.id ?? this.#nextId(),
      creationDate: now,
      changeDate: now,
      sequence: data.counter,
    } as T;
    table[row.id] = row;
    this.#file.changed();
    return row;
  }

  /** 18 digits like ZITADEL's: the time, then a running number. */
  #nextId(): string {
    const running = String(this.#file.value.counter % 100_000);
    return `${Date.now()}${running.padStart(5, '0')}`;
  }
}

function domainLabel(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
