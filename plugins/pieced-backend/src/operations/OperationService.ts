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
  piecedOperationRetryPermission,
  type Operation,
} from '@pieced/plugin-pieced-common';
import type { Access, PersonAccess } from '../access/CallerService';
import type { Authorizer } from '../access/Authorizer';
import type { Database, Queries } from '../database/Database';
import { StateConflictError } from '../errors';
import type { ShownOperation } from './OperationRow';
import type { OperationStore } from './OperationStore';
import { operationViewOf, type OperationOutline } from './operationView';

/** Says whether a caller may see the thing that an operation works on. */
export type SubjectGuard = (
  subject: string,
  access: Access,
) => Promise<boolean>;

/** Shows operations to those who may see their subject, and puts stopped ones in line again. */
export class OperationService {
  readonly #database: Database;
  readonly #store: OperationStore;
  readonly #authorizer: Authorizer;
  readonly #outlines: OperationOutline[];
  readonly #maySee: SubjectGuard;

  constructor(options: {
    database: Database;
    store: OperationStore;
    authorizer: Authorizer;
    outlines: OperationOutline[];
    maySee: SubjectGuard;
  }) {
    this.#database = options.database;
    this.#store = options.store;
    this.#authorizer = options.authorizer;
    this.#outlines = options.outlines;
    this.#maySee = options.maySee;
  }

  async get(id: string, access: Access): Promise<Operation> {
    const row = await this.#store.get(id);
    if (!row || !(await this.#maySee(row.subject, access))) {
      throw new NotFoundError(`No operation with id '${id}'`);
    }
    return this.#view(row, access, await this.canRetry(access));
  }

  /** The newest operation of each subject, for things that the caller is known to see. */
  async newestOf(
    subjects: string[],
    access: Access,
    canRetry: boolean,
    queries: Queries = this.#database.queries,
  ): Promise<Map<string, Operation>> {
    const rows = await this.#store.newestOf(queries, subjects);
    return new Map(
      [...rows].map(([subject, row]) => [
        subject,
        this.#view(row, access, canRetry),
      ]),
    );
  }

  /** Operations by their ids, for things that the caller is known to see. */
  async byId(
    ids: string[],
    access: Access,
    canRetry: boolean,
  ): Promise<Map<string, Operation>> {
    const rows = await this.#store.byId(this.#database.queries, ids);
    return new Map(
      rows.map(row => [row.id, this.#view(row, access, canRetry)]),
    );
  }

  async retry(id: string, access: PersonAccess): Promise<Operation> {
    await this.get(id, access);
    if (!(await this.canRetry(access))) {
      throw new NotAllowedError('Only PieCed staff may retry an operation');
    }
    await this.#database.transaction(async tx => {
      const row = await this.#store.get(id, tx.queries);
      if (!row || !(await this.#store.retry(tx, row))) {
        throw new StateConflictError(
          'not_stopped',
          `Operation '${id}' neither failed nor waits`,
          { state: row?.state },
        );
      }
    });
    return this.get(id, access);
  }

  /** Whether the caller gets a retry button. */
  async canRetry(access: Access): Promise<boolean> {
    return (
      access.isStaff &&
      (await this.#authorizer.isAllowed(
        piecedOperationRetryPermission,
        access.credentials,
      ))
    );
  }

  #view(row: ShownOperation, access: Access, canRetry: boolean): Operation {
    return operationViewOf(row, {
      outlines: this.#outlines,
      isStaff: access.isStaff,
      canRetry,
    });
  }
}
