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
import { SmtpMailer } from '../../integrations/mail/SmtpMailer';
import { noticeOperation } from '../../notices/noticeOperation';
import { portalUrls } from '../../notices/__testUtils__/NoticeDesk';
import { RecordedNotifications } from '../../notices/__testUtils__/RecordedNotifications';
import { cancelOperations } from '../../operations/cancelOperations';
import { OperationEngine } from '../../operations/OperationEngine';
import type { OperationRow } from '../../operations/OperationRow';
import type { OperationStore } from '../../operations/OperationStore';
import { createStores, type Stores } from '../../stores';
import { cancelOperation } from '../cancelOperation';
import { registerOperation } from '../registerOperation';
import {
  directoryIdsOf,
  registrationSubject,
  type RegistrationRow,
} from '../RegistrationRow';
import type { RegistrationStore } from '../RegistrationStore';

/** Milliseconds that a call may take, unless told otherwise. */
export const CALL_TIMEOUT_MS = 250;

/** How long a call whose answer was lost may still have its effect, in milliseconds. */
export const SETTLE_MS = 5 * CALL_TIMEOUT_MS;

/** Carries registrations out against a sandbox, with waits cut short. */
export class RegisterWorker {
  readonly #database: Database;
  readonly #sandbox: Sandbox;
  readonly #url: string;
  readonly #timeoutMs: number;
  readonly #stores: Stores;
  readonly #engines: OperationEngine[] = [];
  readonly #abandoned: Promise<void>[] = [];
  readonly operations: OperationStore;
  readonly registrations: RegistrationStore;

  /** @param options - `url` when something stands before the sandbox's ZITADEL; `timeoutMs` for each call */
  constructor(options: {
    database: Database;
    sandbox: Sandbox;
    url?: string;
    timeoutMs?: number;
  }) {
    this.#database = options.database;
    this.#sandbox = options.sandbox;
    this.#timeoutMs = options.timeoutMs ?? CALL_TIMEOUT_MS;
    this.#url = options.url ?? options.sandbox.zitadel.url;
    this.#stores = createStores({
      database: options.database,
      settings: { platformOrganizationId: organizationIds.platform },
    });
    this.operations = this.#stores.operations;
    this.registrations = this.#stores.registrations;
  }

  start(
    observe: (moment: OperationMoment) => Promise<void> = async () => {},
  ): void {
    const { serviceToken, projectId } = this.#sandbox.zitadel;
    const settleMs = SETTLE_MS;
    const management = new ZitadelManagement({
      connection: new ZitadelConnection({
        url: this.#url,
        auth: { token: serviceToken },
        timeoutMs: this.#timeoutMs,
      }),
      projectId,
    });
    const engine = new OperationEngine({
      store: this.operations,
      database: this.#database,
      logger: mockServices.logger.mock(),
      observer: { observe },
      kinds: [
        registerOperation({ ...this.#stores, settleMs, management }),
        cancelOperation({ ...this.#stores, settleMs, management }),
        noticeOperation({
          logger: mockServices.logger.mock(),
          notifications: new RecordedNotifications(),
          mail: { mailer: this.#mailer(), portalUrls },
        }),
      ],
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
  }

  /** Resolves when every abandoned engine has ended. */
  async abandonedAreGone(): Promise<void> {
    await Promise.all(this.#abandoned.splice(0));
  }

  /** Stores a registration with its operation, as the public way in does. Returns the operation's id. */
  register(row: RegistrationRow): Promise<string> {
    return this.#database.transaction(async tx => {
      await this.registrations.insert(tx, row);
      return this.operations.enqueue(tx, {
        kind: 'register',
        subject: registrationSubject(row.id),
        organizationId: directoryIdsOf(row.id).organizationId,
        input: { registrationId: row.id },
        requestedBy: 'public',
      });
    });
  }

  /** Cancels a registration, as staff's command does. Returns the operation's id. */
  cancel(row: RegistrationRow): Promise<string> {
    return this.#database.transaction(async tx => {
      await this.registrations.cancel(tx, row.id);
      await cancelOperations(tx, registrationSubject(row.id));
      return this.operations.enqueue(tx, {
        kind: 'cancel-registration',
        subject: registrationSubject(row.id),
        organizationId: directoryIdsOf(row.id).organizationId,
        input: { registrationId: row.id },
        requestedBy: 'user:pieced/1',
      });
    });
  }

  /** Waits for a state; whoever backs off meanwhile is due at once. */
  async reaches(
    operationId: string,
    ...states: string[]
  ): Promise<OperationRow> {
    const row = await eventually(
      async () => {
        await this.#database
          .queries('operations')
          .where({ state: 'waiting' })
          .update({ next_attempt_at: new Date() });
        return this.operations.get(operationId);
      },
      found => found !== undefined && states.includes(found.state),
    );
    return row!;
  }

  #mailer(): SmtpMailer {
    return new SmtpMailer({
      host: '127.0.0.1',
      port: this.#sandbox.mail.smtpPort,
      secure: false,
      requireTls: false,
      from: { name: 'PieCed', address: 'noreply@pieced.example' },
    });
  }
}
