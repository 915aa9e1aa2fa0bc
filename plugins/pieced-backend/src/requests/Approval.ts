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

import type { JsonObject } from '@backstage/types';
import type { PackageDefinition } from '@pieced/plugin-pieced-common';
import type { Transaction } from '../database/Database';
import type { OperationStore } from '../operations/OperationStore';
import { provisionOutline, type ProvisionInput } from './provisionOperation';
import { requestSubject, type RequestRow } from './RequestRow';
import type { RequestStore } from './RequestStore';
import { tenantManifestFor } from './tenantManifest';

/** What an approval sets in motion. */
export class Approval {
  readonly #requests: RequestStore;
  readonly #operations: OperationStore;
  readonly #catalogue: PackageDefinition[];

  constructor(options: {
    requests: RequestStore;
    operations: OperationStore;
    catalogue: PackageDefinition[];
  }) {
    this.#requests = options.requests;
    this.#operations = options.operations;
    this.#catalogue = options.catalogue;
  }

  /** Renders the custom resource now, so that what was approved is what is made, and queues making it. */
  async queueProvisioning(
    tx: Transaction,
    row: RequestRow,
    requestedBy: string,
  ): Promise<void> {
    const input: ProvisionInput = {
      requestId: row.id,
      manifest: tenantManifestFor(row, {
        files: await this.#requests.files(row.id, tx.queries),
        catalogue: this.#catalogue,
      }),
    };
    await this.#operations.enqueue(tx, {
      kind: provisionOutline.kind,
      subject: requestSubject(row.id),
      organizationId: row.organization_id,
      input: input as unknown as JsonObject,
      requestedBy,
    });
  }
}
