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

import { mockServices } from '@backstage/backend-test-utils';
import { languageSchema, type Language } from '@pieced/plugin-pieced-common';
import type { OperationMoment } from '@pieced/plugin-pieced-node';
import type { Mail, Sandbox } from '@pieced/sandbox';
import type { Knex } from 'knex';
import { eventually } from '../../__testUtils__/eventually';
import { organizationIds } from '../../__testUtils__/people';
import { testDatabase } from '../../__testUtils__/testDatabase';
import type { Database } from '../../database/Database';
import { SmtpMailer } from '../../integrations/mail/SmtpMailer';
import { OperationEngine } from '../../operations/OperationEngine';
import type { RequestRow } from '../../requests/RequestRow';
import { createStores, type Stores } from '../../stores';
import { noticeOperation } from '../noticeOperation';
import { RecordedNotifications } from './RecordedNotifications';

/** Where links in mails to each side lead. */
export const portalUrls = {
  staff: 'https://staff.pieced.example',
  customer: 'https://my.pieced.example/',
};

/** Requests that change, and an engine that tells of it through the sandbox's mail server. */
export class NoticeDesk {
  readonly notifications = new RecordedNotifications();
  readonly #database: Database;
  readonly #stores: Stores;
  readonly #sandbox: Sandbox;
  #engine?: OperationEngine;

  private constructor(database: Database, sandbox: Sandbox) {
    this.#database = database;
    this.#sandbox = sandbox;
    this.#stores = createStores({
      database,
      settings: { platformOrganizationId: organizationIds.platform },
    });
  }

  /** With one member of PieCed and one owner of Acme for each language, and no mail yet. */
  static async create(options: {
    knex: Knex;
    sandbox: Sandbox;
  }): Promise<NoticeDesk> {
    const { knex, sandbox } = options;
    await fetch(`${sandbox.mail.url}/messages`, { method: 'DELETE' });
    const desk = new NoticeDesk(await testDatabase(knex), sandbox);
    await desk.setOwners(
      languageSchema.options.map(language => ({
        id: `owner-${language}`,
        email: `anna.${language}@acme.example`,
        language,
      })),
    );
    return desk;
  }

  /** The owners of Acme instead of those before. */
  async setOwners(
    owners: { id: string; email: string; language: Language }[],
  ): Promise<void> {
    await this.#stores.organizations.replaceAll([
      {
        id: organizationIds.platform,
        name: 'PieCed IT',
        members: languageSchema.options.map(language => ({
          user_id: `staff-${language}`,
          display_name: `Staff ${language}`,
          given_name: 'Staff',
          family_name: language,
          accepted: true,
          email: `staff.${language}@pieced.example`,
          language,
          role: 'platform_operator',
        })),
      },
      {
        id: organizationIds.acme,
        name: 'Acme GmbH',
        members: owners.map(({ id, email, language }) => ({
          user_id: id,
          display_name: id,
          given_name: id,
          family_name: '',
          accepted: true,
          email,
          language,
          role: 'owner',
        })),
      },
    ]);
  }

  startEngine(
    options: {
      hasMail?: boolean;
      observe?: (moment: OperationMoment) => Promise<void>;
    } = {},
  ): void {
    const { hasMail = true, observe = async () => {} } = options;
    const logger = mockServices.logger.mock();
    const mailer = new SmtpMailer({
      host: '127.0.0.1',
      port: this.#sandbox.mail.smtpPort,
      secure: false,
      requireTls: false,
      from: { name: 'PieCed', address: 'noreply@pieced.example' },
    });
    this.#engine = new OperationEngine({
      store: this.#stores.operations,
      database: this.#database,
      logger,
      observer: { observe },
      kinds: [
        noticeOperation({
          logger,
          notifications: this.notifications,
          mail: hasMail ? { mailer, portalUrls } : undefined,
        }),
      ],
      leaseMs: 5_000,
      concurrency: 4,
      pollMs: 20,
    });
    this.#engine.start();
  }

  async stop(): Promise<void> {
    await this.#engine?.stop();
  }

  file(row: RequestRow): Promise<void> {
    return this.#database.transaction(tx =>
      this.#stores.requests.insert(tx, row, { files: { 'SOUL.md': '' } }),
    );
  }

  move(
    row: RequestRow,
    to: 'approved' | 'rejected' | 'active' | 'withdrawn',
    change: Partial<RequestRow> = {},
  ): Promise<RequestRow | undefined> {
    return this.#database.transaction(tx =>
      this.#stores.requests.transition(tx, row, to, change),
    );
  }

  async allAreDone(): Promise<void> {
    await this.operationsAre('state', 'succeeded');
  }

  async operationsAre(column: string, value: string): Promise<void> {
    await eventually(
      () => this.#database.queries('operations').pluck(column),
      values => values.every(item => item === value),
    );
  }

  /** Oldest first. */
  mails(to?: string): Mail[] {
    return this.#sandbox.mail
      .messages()
      .filter(({ envelope }) => !to || envelope.to.includes(to))
      .reverse();
  }
}
