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
import { mockServices } from '@backstage/backend-test-utils';
import type { OperationMoment } from '@pieced/plugin-pieced-node';
import type { Sandbox } from '@pieced/sandbox';
import { eventually } from '../../__testUtils__/eventually';
import { organizationIds } from '../../__testUtils__/people';
import type { Database } from '../../database/Database';
import { ZitadelConnection } from '../../integrations/zitadel/ZitadelConnection';
import { ZitadelManagement } from '../../integrations/zitadel/ZitadelManagement';
import { ZitadelMemberManagement } from '../../integrations/zitadel/ZitadelMemberManagement';
import { OperationEngine } from '../../operations/OperationEngine';
import type { OperationRow } from '../../operations/OperationRow';
import { createStores, type Stores } from '../../stores';
import { inviteOutline } from '../memberOutlines';
import { memberOperations } from '../memberOperations';
import { organizationSubject, type MembershipRow } from '../MembershipRow';

const CALL_TIMEOUT_MS = 250;

/** Carries the operations on members out against a sandbox, with waits cut short. */
export class InviteWorker {
  readonly #database: Database;
  readonly #sandbox: Sandbox;
  readonly #url: string;
  readonly #engines: OperationEngine[] = [];
  readonly #abandoned: Promise<void>[] = [];
  readonly stores: Stores;

  /** @param options - `url` of what stands before the sandbox's ZITADEL */
  constructor(options: { database: Database; sandbox: Sandbox; url: string }) {
    this.#database = options.database;
    this.#sandbox = options.sandbox;
    this.#url = options.url;
    this.stores = createStores({
      database: options.database,
      settings: { platformOrganizationId: organizationIds.platform },
    });
  }

  start(
    observe: (moment: OperationMoment) => Promise<void> = async () => {},
  ): void {
    const { serviceToken, projectId } = this.#sandbox.zitadel;
    const zitadel = {
      connection: new ZitadelConnection({
        url: this.#url,
        auth: { token: serviceToken },
        timeoutMs: CALL_TIMEOUT_MS,
      }),
      projectId,
    };
    const engine = new OperationEngine({
      store: this.stores.operations,
      database: this.#database,
      logger: mockServices.logger.mock(),
      observer: { observe },
      kinds: memberOperations({
        ...this.stores,
        management: new ZitadelManagement(zitadel),
        accounts: new ZitadelMemberManagement(zitadel),
        settleMs: 5 * CALL_TIMEOUT_MS,
      }),
      leaseMs: 5_000,
      concurrency: 1,
      pollMs: 20,
    });
    this.#engines.push(engine);
    engine.start();
  }

  /** Lets go of an engine that hangs in an operation, as if its process had been killed. */
  async abandon(operationId: string): Promise<void> {
    await this.#database
      .queries('operations')
      .where({ id: operationId })
      .update({ lease_owner: randomUUID(), lease_until: new Date() });
    // it ends, without a trace, once what hangs is let go
    this.#abandoned.push(this.#engines.pop()!.stop());
  }

  async stop(): Promise<void> {
    await Promise.all(this.#engines.splice(0).map(engine => engine.stop()));
    await Promise.all(this.#abandoned.splice(0));
  }

  /** Stores a member with the operation that invites, as an owner's command does. Returns the operation's id. */
  invite(row: MembershipRow): Promise<string> {
    return this.#database.transaction(async tx => {
      const id = await this.stores.operations.enqueue(tx, {
        kind: inviteOutline.kind,
        subject: organizationSubject(row.organization_id),
        organizationId: row.organization_id,
        input: { userId: row.user_id },
        requestedBy: 'user:pieced/1',
      });
      await this.stores.members.insert(tx, {
        ...row,
        operation_id: id,
        pending_operation_id: id,
      });
      return id;
    });
  }

  /** Waits for an operation to succeed; whoever backs off meanwhile is due at once. */
  async succeeds(operationId: string): Promise<OperationRow> {
    const row = await eventually(
      async () => {
        await this.#database
          .queries('operations')
          .where({ state: 'waiting' })
          .update({ next_attempt_at: new Date() });
        return this.stores.operations.get(operationId);
      },
      found => found?.state === 'succeeded',
    );
    return row!;
  }
}

/** Somebody who is about to be invited into Acme. */
export function invitedRow(): MembershipRow {
  const id = randomUUID();
  return {
    organization_id: organizationIds.acme,
    user_id: id,
    display_name: 'Cleo Frei',
    given_name: 'Cleo',
    family_name: 'Frei',
    email: `cleo.${id.slice(0, 8)}@acme.example`,
    language: 'fr',
    role: 'user',
    accepted: false,
    invited_at: null,
    revision: 1,
    operation_id: null,
    pending_operation_id: null,
    settled_at: null,
    removed_at: null,
    invited_by: 'user:pieced/1',
    invite_key: id,
    invite_hash: null,
    created_at: new Date(),
  };
}
