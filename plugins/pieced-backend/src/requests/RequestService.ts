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

import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  listRequestsQuerySchema,
  piecedRequestCreatePermission,
  piecedRequestDecidePermission,
  type Page,
  type TenantRequest,
  type TenantRequestDetail,
} from '@pieced/plugin-pieced-common';
import type { z } from 'zod';
import type { Authorizer } from '../access/Authorizer';
import type { Access, PersonAccess } from '../access/CallerService';
import { optionalIsoOf } from '../database/columns';
import type { Database, Transaction } from '../database/Database';
import { InvalidInputError, StateConflictError } from '../errors';
import type { OperationService } from '../operations/OperationService';
import type { RequestFiler } from './RequestFiler';
import { resourceOf, type RequestGuard } from './RequestGuard';
import { requestSubject, type RequestRow } from './RequestRow';
import type { RequestStore } from './RequestStore';
import { requestViewOf, submissionOf } from './requestView';
import type { Approval } from './Approval';

/** Files, shows and decides requests. Every method checks what its caller may. */
export class RequestService {
  readonly #database: Database;
  readonly #store: RequestStore;
  readonly #filer: RequestFiler;
  readonly #approval: Approval;
  readonly #operations: OperationService;
  readonly #authorizer: Authorizer;
  readonly #guard: RequestGuard;

  constructor(options: {
    database: Database;
    store: RequestStore;
    filer: RequestFiler;
    approval: Approval;
    operations: OperationService;
    authorizer: Authorizer;
    guard: RequestGuard;
  }) {
    this.#database = options.database;
    this.#store = options.store;
    this.#filer = options.filer;
    this.#approval = options.approval;
    this.#operations = options.operations;
    this.#authorizer = options.authorizer;
    this.#guard = options.guard;
  }

  /** Whether the caller may file at all: owners and staff, if the policy agrees. */
  async canCreate(access: PersonAccess): Promise<boolean> {
    return (
      access.caller.canMutate &&
      (await this.#authorizer.isAllowed(
        piecedRequestCreatePermission,
        access.credentials,
      ))
    );
  }

  async canDecide(access: Access): Promise<boolean> {
    return (
      access.caller?.isPlatform === true &&
      (await this.#authorizer.isAllowed(
        piecedRequestDecidePermission,
        access.credentials,
      ))
    );
  }

  async create(
    input: unknown,
    access: PersonAccess,
    idempotencyKey: string | undefined,
  ): Promise<TenantRequest> {
    if (!(await this.canCreate(access))) {
      throw new NotAllowedError('Only an owner may ask for an instance');
    }
    const row = await this.#filer.file(input, access, idempotencyKey);
    return this.#viewOne(row, access);
  }

  async list(
    filter: z.output<typeof listRequestsQuerySchema>,
    access: Access,
  ): Promise<Page<TenantRequest>> {
    const ceiling = await this.#guard.readable(access);
    const { rows, total, nextCursor } = await this.#store.page(
      filter,
      access.scope,
      ceiling.narrow,
    );
    return {
      items: await this.#views(rows, access),
      totalItems: total,
      nextCursor,
    };
  }

  async get(id: string, access: Access): Promise<TenantRequestDetail> {
    const row = await this.#guard.find(id, access);
    const view = await this.#viewOne(row, access);
    if (!access.isStaff) {
      return view;
    }
    return {
      ...view,
      submission: submissionOf(row, {
        files: await this.#store.files(id),
        hasEnvelope: (await this.#store.envelope(id)) !== undefined,
      }),
    };
  }

  /** Approves, and queues what turns the request into an instance in the same transaction. */
  approve(
    id: string,
    note: string | undefined,
    access: PersonAccess,
  ): Promise<TenantRequest> {
    return this.#decide(id, 'approved', note, access, (tx, row) =>
      this.#approval.queueProvisioning(tx, row, access.caller.userEntityRef),
    );
  }

  reject(
    id: string,
    reason: string,
    access: PersonAccess,
  ): Promise<TenantRequest> {
    return this.#decide(id, 'rejected', reason, access);
  }

  async withdraw(id: string, access: PersonAccess): Promise<TenantRequest> {
    const row = await this.#guard.find(id, access);
    if (!(await this.#guard.updatable(access)).allows(resourceOf(row))) {
      throw new NotAllowedError('Only an owner may withdraw a request');
    }
    const withdrawn = await this.#database.transaction(async tx => {
      const moved = await this.#store.transition(tx, row, 'withdrawn');
      if (!moved) {
        throw await this.#alreadyDecided(tx, id);
      }
      await this.#store.forgetSecrets(tx, id);
      return moved;
    });
    return this.#viewOne(withdrawn, access);
  }

  async #decide(
    id: string,
    to: 'approved' | 'rejected',
    note: string | undefined,
    access: PersonAccess,
    andThen?: (tx: Transaction, row: RequestRow) => Promise<void>,
  ): Promise<TenantRequest> {
    const [row, abilities] = await Promise.all([
      this.#guard.find(id, access),
      this.#abilities(access),
    ]);
    if (!abilities.canDecide) {
      throw new NotAllowedError('Only PieCed staff may decide on a request');
    }
    let decided: RequestRow;
    try {
      decided = await this.#database.transaction(async tx => {
        const moved = await this.#store.transition(tx, row, to, {
          staff_note: note ?? null,
          decided_by: access.caller.userEntityRef,
          decided_at: new Date(),
        });
        if (!moved) {
          throw await this.#alreadyDecided(tx, id);
        }
        await andThen?.(tx, moved);
        return moved;
      });
    } catch (error) {
      // a rejected request comes back to life, and its instance name has been given to another one since
      throw isDatabaseConflictError(error)
        ? InvalidInputError.ofField('instanceName', 'taken')
        : error;
    }
    return this.#viewOne(decided, access);
  }

  async #alreadyDecided(tx: Transaction, id: string): Promise<Error> {
    const row = await this.#store.standing(id, tx.queries);
    return new StateConflictError(
      'already_decided',
      `Request '${id}' is ${row?.status} already`,
      {
        status: row?.status,
        decidedAt: row ? optionalIsoOf(row.decided_at) : undefined,
      },
    );
  }

  /** What the views say that the caller may do. */
  async #abilities(access: Access) {
    const [canDecide, canRetry, canUpdate] = await Promise.all([
      this.canDecide(access),
      this.#operations.canRetry(access),
      this.#guard.updatable(access),
    ]);
    return { canDecide, canRetry, canUpdate };
  }

  async #viewOne(row: RequestRow, access: Access): Promise<TenantRequest> {
    const [view] = await this.#views([row], access);
    return view;
  }

  async #views(rows: RequestRow[], access: Access): Promise<TenantRequest[]> {
    const { canDecide, canRetry, canUpdate } = await this.#abilities(access);
    const operations = await this.#operations.newestOf(
      rows.map(row => requestSubject(row.id)),
      access,
      canRetry,
    );
    return rows.map(row =>
      requestViewOf(row, {
        operation: operations.get(requestSubject(row.id)),
        permissions: {
          decide: canDecide && ['pending', 'rejected'].includes(row.status),
          withdraw:
            row.status === 'pending' && canUpdate.allows(resourceOf(row)),
        },
      }),
    );
  }
}
