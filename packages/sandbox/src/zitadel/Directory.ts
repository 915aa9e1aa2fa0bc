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
import { DirectoryView } from './DirectoryView';
import type { Tables } from './DirectoryView';
import type { ProjectionLag } from './ProjectionLag';
import { addUserEvents } from './userEvents';
import type {
  Authorization,
  Dated,
  Organization,
  Person,
  Project,
  ProjectGrant,
} from './records';

type Rows = { [T in keyof Tables]: Record<string, Tables[T]> };

interface DirectoryData extends Rows {
  seeded: boolean;
  counter: number;
  project: Project;
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
export class Directory extends DirectoryView {
  readonly #file: JsonFile<DirectoryData>;
  readonly #lag: ProjectionLag;

  constructor(options: {
    path?: string;
    project: Project;
    lag: ProjectionLag;
  }) {
    const file = new JsonFile<DirectoryData>(options.path, {
      seeded: false,
      counter: 0,
      project: options.project,
      organizations: {},
      people: {},
      grants: {},
      authorizations: {},
    });
    const rows: Rows = file.value;
    super(file.value.project, table => rows[table]);
    this.#file = file;
    this.#lag = options.lag;
  }

  /** The directory as searches see it: as it was a moment ago. */
  asSeen(): DirectoryView {
    return new DirectoryView(this.project, table =>
      this.#lag.asSeen(table, this.rows(table)),
    );
  }

  get seeded(): boolean {
    return this.#file.value.seeded;
  }

  markSeeded(): void {
    this.#file.value.seeded = true;
    this.#file.changed();
  }

  /** Names are unique in an instance; the primary domain is made from the name as ZITADEL does. */
  addOrganization(
    input: Omit<New<Organization>, 'primaryDomain' | 'state'>,
  ): Organization {
    if (this.organizations().some(o => same(o.name, input.name))) {
      throw new DirectoryError(
        'already_exists',
        'Errors.Org.AlreadyExists (V3-DKcYh)',
      );
    }
    if (input.id && this.organization(input.id)) {
      throw new DirectoryError(
        'already_exists',
        'Errors.Org.AlreadyExisting (ORG-laho2n)',
      );
    }
    return this.#insert('organizations', {
      ...input,
      primaryDomain: `${domainLabel(input.name)}.localhost`,
      state: 'ORGANIZATION_STATE_ACTIVE',
    });
  }

  /** Throws what `addPerson` would throw about the name and the identifier. */
  checkPersonIsNew(input: { id?: string; username: string }): void {
    if (input.id && this.person(input.id)) {
      throw new DirectoryError(
        'failed_precondition',
        'Errors.User.AlreadyExisting (COMMAND-7yiox1isql)',
      );
    }
    if (this.people().some(p => same(p.username, input.username))) {
      throw new DirectoryError(
        'already_exists',
        'Errors.User.AlreadyExists (V3-DKcYh)',
      );
    }
  }

  addPerson(input: New<Person>): Person {
    if (!this.organization(input.organizationId)) {
      throw new DirectoryError(
        'failed_precondition',
        'Errors.Org.NotFound (COMMAND-QXPGs)',
      );
    }
    this.checkPersonIsNew(input);
    return this.#insert('people', input);
  }

  addProjectGrant(input: New<ProjectGrant>): ProjectGrant {
    this.checkProjectGrant(input);
    if (this.projectGrantOf(input.grantedOrganizationId)) {
      throw new DirectoryError(
        'already_exists',
        'Errors.Project.Grant.AlreadyExists (V3-DKcYh)',
      );
    }
    return this.#insert('grants', input);
  }

  /** Throws unless project, organization and all roles exist. */
  checkProjectGrant(
    input: Pick<
      ProjectGrant,
      'projectId' | 'grantedOrganizationId' | 'roleKeys'
    >,
  ): void {
    const known = this.project.roles.map(role => role.key);
    let problem: string | undefined;
    if (input.projectId !== this.project.id) {
      problem = 'Errors.Project.NotFound (COMMAND-m9gsd)';
    } else if (!this.organization(input.grantedOrganizationId)) {
      problem = 'Errors.Org.NotFound (COMMAND-3m9gg)';
    } else if (!input.roleKeys.every(key => known.includes(key))) {
      problem = 'Errors.Project.Role.NotFound (COMMAND-6m9gd)';
    }
    if (problem) {
      throw new DirectoryError('failed_precondition', problem);
    }
  }

  addAuthorization(input: Omit<New<Authorization>, 'state'>): Authorization {
    this.checkAuthorization(input);
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
    return this.#insert('authorizations', { ...input, state: 'STATE_ACTIVE' });
  }

  /** The organization must own the project or hold a grant of it that contains the roles. */
  checkAuthorization(
    input: Pick<
      Authorization,
      'userId' | 'projectId' | 'organizationId' | 'roleKeys'
    >,
  ): void {
    const owns = this.project.organizationId === input.organizationId;
    const allowed = owns
      ? this.project.roles.map(role => role.key)
      : this.projectGrantOf(input.organizationId)?.roleKeys;
    let problem: string | undefined;
    if (!this.person(input.userId)) {
      problem = 'Errors.User.NotFound (COMMAND-4f8sg)';
    } else if (input.projectId !== this.project.id) {
      problem = 'Errors.Project.NotFound (COMMAND-3n77S)';
    } else if (!allowed) {
      problem = 'Errors.Project.Grant.NotFound (COMMAND-4m9ff)';
    } else if (!input.roleKeys.every(key => allowed.includes(key))) {
      problem = 'Errors.Project.Role.NotFound (COMMAND-mm9F4)';
    }
    if (problem) {
      throw new DirectoryError('failed_precondition', problem);
    }
  }

  /** The row with the changes. The row must exist. */
  update<T extends keyof Tables>(
    table: T,
    id: string,
    changes: Partial<Tables[T]>,
  ): Tables[T] {
    const rows: Record<string, Tables[T]> = this.rows(table);
    const before = rows[id];
    this.#lag.record(table, id, before);
    rows[id] = { ...before, ...changes, ...this.#nextStamp() };
    this.#remember(table, before, rows[id]);
    this.#file.changed();
    return rows[id];
  }

  /** Removes one row; what depends on it is for the caller. */
  remove(table: keyof Tables, id: string): void {
    const rows = this.rows(table);
    this.#lag.record(table, id, rows[id]);
    delete rows[id];
    this.#file.changed();
  }

  flush(): void {
    this.#file.flush();
  }

  #insert<T extends keyof Tables>(
    table: T,
    input: Omit<Tables[T], keyof Dated | 'id'> & { id?: string },
  ): Tables[T] {
    const rows: Record<string, Tables[T]> = this.rows(table);
    const stamp = this.#nextStamp();
    const row = {
      ...input,
      id: input.id || this.#nextId(),
      creationDate: stamp.changeDate,
      ...stamp,
    } as Tables[T];
    this.#lag.record(table, row.id, undefined);
    rows[row.id] = row;
    this.#remember(table, undefined, row);
    this.#file.changed();
    return row;
  }

  #remember(table: keyof Tables, before: unknown, after: Dated): void {
    if (table === 'people') {
      addUserEvents(before as Person | undefined, after as Person);
    }
  }

  #nextStamp(): Pick<Dated, 'changeDate' | 'sequence'> {
    this.#file.value.counter += 1;
    return {
      changeDate: new Date().toISOString(),
      sequence: this.#file.value.counter,
    };
  }

  /** 18 digits like ZITADEL's: the time, then a running number. */
  #nextId(): string {
    const running = String(this.#file.value.counter % 100_000);
    return `${Date.now()}${running.padStart(5, '0')}`;
  }
}

/** ZITADEL's unique values ignore case. */
function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function domainLabel(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
