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

import { NotAllowedError } from '@backstage/errors';
import {
  draftSchema,
  type Draft,
  type Wizard,
} from '@pieced/plugin-pieced-common';
import type { PersonAccess } from '../access/CallerService';
import { parseInput } from '../errors';
import { organizationSummaryOf } from '../organizations/organizationView';
import { defaultFilesFor } from '../templates/defaultFiles';
import type { DraftStore } from './DraftStore';
import {
  billingAddressOf,
  type RequestInputReader,
} from './RequestInputReader';
import type { RequestService } from './RequestService';

/** What the wizard starts with, and what it keeps on the way. */
export class WizardService {
  readonly #reader: RequestInputReader;
  readonly #drafts: DraftStore;
  readonly #requests: RequestService;

  constructor(options: {
    reader: RequestInputReader;
    drafts: DraftStore;
    requests: RequestService;
  }) {
    this.#reader = options.reader;
    this.#drafts = options.drafts;
    this.#requests = options.requests;
  }

  async start(
    organizationId: string | undefined,
    access: PersonAccess,
  ): Promise<Wizard> {
    await this.#demandOwner(access);
    const { organization, context, inherited } = await this.#reader.situation(
      access,
      organizationId,
    );
    return {
      organization: organizationSummaryOf(organization),
      packages: context.packages,
      defaults: {
        agentName: 'Assistant',
        ...defaultFilesFor(organization.name),
      },
      instanceNameRequired: context.instanceNameRequired,
      takenInstanceNames: context.takenInstanceNames,
      inherited: inherited && {
        requestId: inherited.id,
        companyName: organizationSummaryOf({
          id: inherited.organization_id,
          name: inherited.company_name,
          is_personal: inherited.is_personal,
        }).name,
        billingAddress: billingAddressOf(inherited),
        billingNotes: inherited.billing_notes ?? undefined,
      },
    };
  }

  async draft(access: PersonAccess): Promise<Draft | undefined> {
    await this.#demandOwner(access);
    return this.#drafts.get(access.caller.userEntityRef);
  }

  async saveDraft(body: unknown, access: PersonAccess): Promise<Draft> {
    await this.#demandOwner(access);
    return this.#drafts.save(
      access.caller.userEntityRef,
      parseInput(draftSchema, body),
    );
  }

  async deleteDraft(access: PersonAccess): Promise<void> {
    await this.#demandOwner(access);
    await this.#drafts.delete(access.caller.userEntityRef);
  }

  async #demandOwner(access: PersonAccess): Promise<void> {
    if (!(await this.#requests.canCreate(access))) {
      throw new NotAllowedError('Only an owner may ask for an instance');
    }
  }
}
