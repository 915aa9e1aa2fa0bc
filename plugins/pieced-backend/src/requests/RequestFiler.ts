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
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import {
  tenantNameFor,
  type BillingAddress,
  type Language,
  type ParsedRequestInput,
} from '@pieced/plugin-pieced-common';
import type { PersonAccess } from '../access/CallerService';
import type { Database } from '../database/Database';
import { InvalidInputError, StateConflictError } from '../errors';
import { inputHashOf } from '../http/inputHash';
import type {
  MemberRow,
  OrganizationStore,
} from '../organizations/OrganizationStore';
import { keyIdOf, type Sealer } from '../sealing';
import type { DraftStore } from './DraftStore';
import type {
  RequestInputReader,
  RequestSituation,
} from './RequestInputReader';
import type { RequestRow } from './RequestRow';
import type { RequestStore } from './RequestStore';

const MAX_DRAWS = 20;

/** Turns what somebody sent into one stored request. */
export class RequestFiler {
  readonly #database: Database;
  readonly #store: RequestStore;
  readonly #organizations: OrganizationStore;
  readonly #reader: RequestInputReader;
  readonly #drafts: DraftStore;
  readonly #sealer: Sealer;
  readonly #drawId: () => string;

  constructor(options: {
    database: Database;
    store: RequestStore;
    organizations: OrganizationStore;
    reader: RequestInputReader;
    drafts: DraftStore;
    sealer: Sealer;
    drawId?: () => string;
  }) {
    this.#database = options.database;
    this.#store = options.store;
    this.#organizations = options.organizations;
    this.#reader = options.reader;
    this.#drafts = options.drafts;
    this.#sealer = options.sealer;
    this.#drawId = options.drawId ?? randomUUID;
  }

  /**
   * Files a request, or finds the one that the same key has filed already.
   *
   * @throws InvalidInputError and stores nothing, StateConflictError when the key has filed something else
   */
  async file(
    body: unknown,
    access: PersonAccess,
    idempotencyKey: string | undefined,
  ): Promise<RequestRow> {
    const requestedBy = access.caller.userEntityRef;
    const idempotency = idempotencyKey
      ? { idempotency_key: idempotencyKey, input_hash: inputHashOf(body) }
      : { idempotency_key: null, input_hash: null };
    const earlier = await this.#earlier({
      requested_by: requestedBy,
      ...idempotency,
    });
    if (earlier) {
      return earlier;
    }
    const situation = await this.#reader.situation(
      access,
      organizationIdIn(body),
    );
    const input = this.#reader.read(body, situation);
    const row = await this.#rowOf(input, situation, access, idempotency);
    const sealed = await this.#seal(input, row.id);
    try {
      await this.#database.transaction(async tx => {
        await this.#store.insert(tx, row, {
          files: { 'SOUL.md': input.soulMd, 'AGENTS.md': input.agentsMd },
          sealed,
        });
        await this.#drafts.delete(requestedBy, tx.queries);
      });
      return row;
    } catch (error) {
      if (!isDatabaseConflictError(error)) {
        throw error;
      }
      return this.#afterConflict(row);
    }
  }

  async #rowOf(
    input: ParsedRequestInput,
    situation: RequestSituation,
    access: PersonAccess,
    idempotency: Pick<RequestRow, 'idempotency_key' | 'input_hash'>,
  ): Promise<RequestRow> {
    const { organization, inherited, context } = situation;
    const companyName = inherited?.company_name ?? organization.name;
    const { isPersonal } = context;
    const contact = inherited
      ? {
          contact_name: inherited.contact_name,
          contact_email: inherited.contact_email,
          contact_language: inherited.contact_language,
        }
      : contactOf(await this.#contact(organization.id, access));
    const now = new Date();
    return {
      ...(await this.#drawName(companyName, isPersonal)),
      ...contact,
      organization_id: organization.id,
      company_name: companyName,
      is_personal: isPersonal,
      instance_name: input.instanceName ?? null,
      instance_name_key: input.instanceName?.toLowerCase() ?? null,
      agent_name: input.agentName,
      packages: JSON.stringify(input.packages),
      secret_keys: JSON.stringify(secretKeysOf(input)),
      billing_address:
        inherited?.billing_address ??
        JSON.stringify(withoutCompany(input.billingAddress, isPersonal)),
      billing_notes: input.billingNotes ?? inherited?.billing_notes ?? null,
      status: 'pending',
      staff_note: null,
      revision: 1,
      requested_by: access.caller.userEntityRef,
      ...idempotency,
      decided_by: null,
      decided_at: null,
      ready_at: null,
      created_at: now,
      updated_at: now,
    };
  }

  /** An id whose tenant name is free: no approval may ever fail for a name. */
  async #drawName(
    companyName: string,
    isPersonal: boolean,
  ): Promise<{ id: string; tenant_name: string }> {
    for (let draw = 0; draw < MAX_DRAWS; draw++) {
      const id = this.#drawId();
      const name = tenantNameFor({ requestId: id, companyName, isPersonal });
      if (!(await this.#store.isTenantNameTaken(name))) {
        return { id, tenant_name: name };
      }
    }
    throw new Error(`No free tenant name in ${MAX_DRAWS} draws`);
  }

  async #contact(
    organizationId: string,
    { caller }: PersonAccess,
  ): Promise<MemberRow | undefined> {
    return caller.isPlatform
      ? this.#organizations.firstOwner(organizationId)
      : this.#organizations.member(
          organizationId,
          caller.userEntityRef.split('/')[1],
        );
  }

  async #seal(
    { packageSecrets }: ParsedRequestInput,
    requestId: string,
  ): Promise<{ envelope: string; keyId: string } | undefined> {
    if (Object.keys(packageSecrets).length === 0) {
      return undefined;
    }
    const envelope = await this.#sealer.seal(
      JSON.stringify(packageSecrets),
      requestId,
    );
    return { envelope, keyId: keyIdOf(envelope) };
  }

  /** What the same key has filed already. */
  async #earlier(
    row: Pick<RequestRow, 'requested_by' | 'idempotency_key' | 'input_hash'>,
  ): Promise<RequestRow | undefined> {
    const earlier =
      row.idempotency_key === null
        ? undefined
        : await this.#store.findByIdempotencyKey(
            row.requested_by,
            row.idempotency_key,
          );
    if (earlier?.input_hash && earlier.input_hash !== row.input_hash) {
      throw new StateConflictError(
        'idempotency_mismatch',
        'The same idempotency key has filed a request with other content',
        { requestId: earlier.id },
      );
    }
    return earlier;
  }

  /** Two of the same at once: the other one won. */
  async #afterConflict(row: RequestRow): Promise<RequestRow> {
    const winner = await this.#earlier(row);
    if (winner) {
      return winner;
    }
    if (await this.#store.isTenantNameTaken(row.tenant_name)) {
      throw new StateConflictError(
        'try_again',
        'Another request took the same name at the same moment',
      );
    }
    throw InvalidInputError.ofField('instanceName', 'taken');
  }
}

/** Needed before the rest of the body can be checked; the schema checks its form. */
function organizationIdIn(body: unknown): string | undefined {
  const value = (body as { organizationId?: unknown } | undefined)
    ?.organizationId;
  return typeof value === 'string' ? value.trim() : undefined;
}

function contactOf(member: MemberRow | undefined): {
  contact_name: string;
  contact_email: string;
  contact_language: Language;
} {
  return {
    contact_name: member?.display_name ?? '',
    contact_email: member?.email ?? '',
    contact_language: member?.language ?? 'en',
  };
}

function secretKeysOf({ packageSecrets }: ParsedRequestInput) {
  return Object.entries(packageSecrets).flatMap(([id, values]) =>
    Object.keys(values).map(key => ({ package: id, key })),
  );
}

function withoutCompany(
  address: BillingAddress | undefined,
  isPersonal: boolean,
) {
  return isPersonal ? { ...address, company: undefined } : address;
}
