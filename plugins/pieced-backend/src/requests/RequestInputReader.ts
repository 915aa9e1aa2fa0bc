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

import { ServiceUnavailableError } from '@backstage/errors';
import {
  requestInputSchema,
  type BillingAddress,
  type PackageDefinition,
  type ParsedRequestInput,
  type RequestInputContext,
} from '@pieced/plugin-pieced-common';
import type { PersonAccess } from '../access/CallerService';
import { InvalidInputError, parseInput } from '../errors';
import type {
  OrganizationRow,
  OrganizationStore,
} from '../organizations/OrganizationStore';
import type { RequestRow } from './RequestRow';
import type { RequestStore } from './RequestStore';

/** What a request of an organization has to look like at this moment. */
export interface RequestSituation {
  organization: OrganizationRow;
  context: RequestInputContext;
  /** The request that company, contact and billing come from. */
  inherited?: RequestRow;
}

/** Checks what is filed against the situation of the organization. */
export class RequestInputReader {
  readonly #requests: RequestStore;
  readonly #organizations: OrganizationStore;
  readonly #catalogue: PackageDefinition[];

  constructor(options: {
    requests: RequestStore;
    organizations: OrganizationStore;
    catalogue: PackageDefinition[];
  }) {
    this.#requests = options.requests;
    this.#organizations = options.organizations;
    this.#catalogue = options.catalogue;
  }

  /**
   * The situation of the organization that somebody files for: their own, or for staff the one they name.
   *
   * @throws InvalidInputError naming `organizationId`, ServiceUnavailableError when the organization is not synced yet
   */
  async situation(
    access: PersonAccess,
    organizationId: string | undefined,
  ): Promise<RequestSituation> {
    const organization = await this.#organization(access, organizationId);
    const { id } = organization;
    const inherited = await this.#requests.newestProvisioned(id);
    return {
      organization,
      inherited,
      context: {
        packages: this.#catalogue,
        // an earlier request knows better than a name that somebody may have changed since
        isPersonal: Boolean(inherited?.is_personal ?? organization.is_personal),
        inheritsBilling: inherited !== undefined,
        instanceNameRequired: inherited !== undefined,
        takenInstanceNames: await this.#requests.takenInstanceNames(id),
      },
    };
  }

  /** @throws InvalidInputError with every issue */
  read(input: unknown, { context }: RequestSituation): ParsedRequestInput {
    return parseInput(requestInputSchema(context), input);
  }

  async #organization(
    { caller }: PersonAccess,
    organizationId: string | undefined,
  ): Promise<OrganizationRow> {
    if (caller.isPlatform) {
      if (!organizationId) {
        throw InvalidInputError.ofField('organizationId', 'required');
      }
      const named =
        !this.#organizations.isPlatform(organizationId) &&
        (await this.#organizations.get(organizationId));
      if (!named) {
        throw InvalidInputError.ofField('organizationId', 'invalid');
      }
      return named;
    }
    const own = caller.organizationId!;
    if (organizationId !== undefined && organizationId !== own) {
      throw InvalidInputError.ofField('organizationId', 'unexpected');
    }
    const known = await this.#organizations.get(own);
    if (!known) {
      throw Object.assign(
        new ServiceUnavailableError(
          'The portal does not know this organization yet; it reads it within a minute',
        ),
        { code: 'organization_not_synced' },
      );
    }
    return known;
  }
}

/** The billing address of an earlier request. */
export function billingAddressOf(row: RequestRow): BillingAddress {
  return JSON.parse(row.billing_address);
}
