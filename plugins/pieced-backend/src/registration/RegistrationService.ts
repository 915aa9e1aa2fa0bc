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

import { randomUUID } from 'node:crypto';
import { domainToUnicode } from 'node:url';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  listRegistrationsQuerySchema,
  registrationInputSchema,
  type Page,
  type ParsedRegistrationInput,
  type Registration,
  type RegistrationAnswer,
} from '@pieced/plugin-pieced-common';
import type { Access, PersonAccess } from '../access/CallerService';
import type { Database } from '../database/Database';
import { parseInput, StateConflictError } from '../errors';
import { cancelOperations } from '../operations/cancelOperations';
import type { OperationService } from '../operations/OperationService';
import type { OperationStore } from '../operations/OperationStore';
import { cancelOutline } from './cancelOutline';
import { customerDomainOf } from './customerDomainOf';
import type { DomainRegister } from './DomainRegister';
import { registerOutline } from './registerOutline';
import type { RegistrationGuard } from './RegistrationGuard';
import type { RegistrationLimit } from './RegistrationLimit';
import {
  directoryIdsOf,
  registrationSubject,
  type RegistrationRow,
} from './RegistrationRow';
import type { RegistrationStore } from './RegistrationStore';
import { registrationViewOf } from './registrationView';

/** Nobody is signed in. */
const REQUESTED_BY = 'public';

/** Others that end at the same moment make one try again; nobody meets so many. */
const MAX_ATTEMPTS = 5;

/** Takes strangers' registrations and shows them to staff. */
export class RegistrationService {
  readonly #database: Database;
  readonly #store: RegistrationStore;
  readonly #queue: OperationStore;
  readonly #operations: OperationService;
  readonly #domains: DomainRegister;
  readonly #limit: RegistrationLimit;
  readonly #guard: RegistrationGuard;

  constructor(options: {
    database: Database;
    store: RegistrationStore;
    queue: OperationStore;
    operations: OperationService;
    domains: DomainRegister;
    limit: RegistrationLimit;
    guard: RegistrationGuard;
  }) {
    this.#database = options.database;
    this.#store = options.store;
    this.#queue = options.queue;
    this.#operations = options.operations;
    this.#domains = options.domains;
    this.#limit = options.limit;
    this.#guard = options.guard;
  }

  /**
   * Takes a registration. Says the same whether or not the person is known.
   *
   * @param client - who is calling, as the rate limit counts
   * @throws InvalidInputError, which costs the client nothing
   * @throws TooManyRegistrationsError
   * @throws StateConflictError `duplicate_domain` with the domain
   */
  async register(body: unknown, client: string): Promise<RegistrationAnswer> {
    const input = parseInput(registrationInputSchema, body);
    await this.#limit.consume(client);
    await this.#take(rowOf(input));
    return {
      status: 'accepted',
      email: input.email,
      isPersonal: input.isPersonal,
    };
  }

  /** @throws NotAllowedError for everybody but staff */
  async list(query: unknown, access: Access): Promise<Page<Registration>> {
    await this.#guard.demandRead(access);
    const filter = parseInput(listRegistrationsQuerySchema, query);
    const { rows, total, nextCursor } = await this.#store.page(filter);
    return {
      items: await this.#viewsOf(rows, access),
      totalItems: total,
      nextCursor,
    };
  }

  /**
   * Cancels one that is under way: what was made is taken away, and then the domain is free again.
   *
   * @throws NotAllowedError for everybody but staff
   * @throws NotFoundError
   * @throws StateConflictError `not_cancellable` with the state
   */
  async cancel(id: string, access: PersonAccess): Promise<Registration> {
    await this.#guard.demandManage(access);
    const row = await this.#database.transaction(async tx => {
      const isCancelled = await this.#store.cancel(tx, id);
      const now = await this.#store.get(id, tx.queries);
      if (!now) {
        throw new NotFoundError(`No registration with id '${id}'`);
      }
      if (!isCancelled) {
        throw new StateConflictError(
          'not_cancellable',
          `Registration '${id}' is ${now.state}`,
          { state: now.state },
        );
      }
      await cancelOperations(tx, registrationSubject(id));
      await this.#queue.enqueue(tx, {
        kind: cancelOutline.kind,
        subject: registrationSubject(id),
        organizationId: directoryIdsOf(id).organizationId,
        input: { registrationId: id },
        requestedBy: access.caller.userEntityRef,
      });
      return now;
    });
    const [view] = await this.#viewsOf([row], access);
    return view;
  }

  async #viewsOf(
    rows: RegistrationRow[],
    access: Access,
  ): Promise<Registration[]> {
    const operations = await this.#operations.newestOf(
      rows.map(row => registrationSubject(row.id)),
      access,
      await this.#operations.canRetry(access),
    );
    const canCancel = await this.#guard.mayManage(access);
    return rows.map(row =>
      registrationViewOf(
        row,
        operations.get(registrationSubject(row.id)),
        canCancel,
      ),
    );
  }

  /** Two of the same at once, or the same person again before the invitation went out: the first one goes on. */
  async #take(row: RegistrationRow, attempt = 1): Promise<void> {
    try {
      await this.#insert(row);
    } catch (error) {
      if (!isDatabaseConflictError(error) || attempt === MAX_ATTEMPTS) {
        throw error;
      }
      if (!(await this.#store.isAddressUnderWay(row.email))) {
        // it is the domain, or the other one has ended in between
        await this.#take(row, attempt + 1);
      }
    }
  }

  async #insert(row: RegistrationRow): Promise<void> {
    await this.#database.transaction(async tx => {
      if (row.domain && (await this.#domains.isTaken(tx.queries, row.domain))) {
        throw duplicateDomain(row.domain);
      }
      await this.#store.insert(tx, row);
      await this.#queue.enqueue(tx, {
        kind: registerOutline.kind,
        subject: registrationSubject(row.id),
        organizationId: directoryIdsOf(row.id).organizationId,
        input: { registrationId: row.id },
        requestedBy: REQUESTED_BY,
      });
    });
  }
}

function duplicateDomain(domain: string): StateConflictError {
  const readable = domainToUnicode(domain);
  return new StateConflictError(
    'duplicate_domain',
    `There is an account for '${readable}' already`,
    { domain: readable },
  );
}

function rowOf(input: ParsedRegistrationInput): RegistrationRow {
  return {
    id: randomUUID(),
    company_name: input.companyName ?? null,
    given_name: input.givenName,
    family_name: input.familyName,
    email: input.email,
    language: input.preferredLanguage ?? null,
    is_personal: input.isPersonal,
    domain: input.isPersonal ? null : customerDomainOf(input.email) ?? null,
    state: 'under_way',
    refusal: null,
    organization_name: null,
    created_at: new Date(),
    establishing_at: null,
    cancelled_at: null,
    finished_at: null,
  };
}
