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

import { domainToUnicode } from 'node:url';
import type { JsonObject } from '@backstage/types';
import {
  withoutPersonalSuffix,
  type RequestStatus,
} from '@pieced/plugin-pieced-common';
import { isoOf } from '../database/columns';
import type { Transaction } from '../database/Database';
import type { OperationStore } from '../operations/OperationStore';
import type { RequestRow } from '../requests/RequestRow';
import { displayNameOf } from '../requests/requestView';
import type { RegistrationRow } from '../registration/RegistrationRow';
import type {
  NoticeEvent,
  NoticeFacts,
  RegistrationNotice,
  RequestNotice,
} from './Notice';
import { noticeOutline } from './noticeOutline';
import { customersOf, staffOf, type KeyedRecipient } from './noticeRecipients';

/** What customers hear of each status. Withdrawing and deleting are their own doing. */
const customerEvents: Partial<Record<RequestStatus, NoticeEvent>> = {
  pending: 'filed',
  approved: 'approved',
  rejected: 'rejected',
  active: 'ready',
};

/**
 * Queues what people are told of a request, in the transaction of the change: one operation a person, so that each
 * message is sent, repeated and given up on its own.
 */
export class NoticeQueue {
  readonly #operations: OperationStore;
  readonly #platformOrganizationId: string;

  constructor(options: {
    operations: OperationStore;
    platformOrganizationId: string;
  }) {
    this.#operations = options.operations;
    this.#platformOrganizationId = options.platformOrganizationId;
  }

  /** Tells of the status that a request has just got. */
  async tell(tx: Transaction, row: RequestRow): Promise<void> {
    const event = customerEvents[row.status];
    if (!event) {
      return;
    }
    await this.#queue(tx, {
      event,
      row,
      recipients: await customersOf(tx.queries, row),
      organizationId: row.organization_id,
    });
    if (event === 'filed') {
      await this.#queue(tx, {
        event: 'review',
        row,
        recipients: await staffOf(tx.queries, this.#platformOrganizationId),
        // whose browsers hear of the operation: a customer's need not
        organizationId: this.#platformOrganizationId,
      });
    }
  }

  /** Tells whoever registered why there is no account. */
  async tellRegistrant(tx: Transaction, row: RegistrationRow): Promise<void> {
    const notice: RegistrationNotice = {
      event:
        row.refusal === 'duplicate_domain'
          ? 'domain_taken'
          : 'already_registered',
      facts: {
        companyName: row.company_name ?? undefined,
        email: row.email,
        domain: row.domain ? domainToUnicode(row.domain) : undefined,
        registeredAt: isoOf(row.created_at),
      },
      recipient: {
        name: `${row.given_name} ${row.family_name}`,
        email: row.email,
        language: row.language ?? 'en',
      },
    };
    await this.#operations.enqueue(tx, {
      kind: noticeOutline.kind,
      subject: `notice:${row.id}:registrant`,
      organizationId: this.#platformOrganizationId,
      input: notice as unknown as JsonObject,
      requestedBy: 'public',
    });
  }

  async #queue(
    tx: Transaction,
    notices: {
      event: NoticeEvent;
      row: RequestRow;
      recipients: KeyedRecipient[];
      organizationId: string;
    },
  ): Promise<void> {
    const { event, row, organizationId } = notices;
    const facts = factsOf(row);
    for (const { key, ...recipient } of notices.recipients) {
      const notice: RequestNotice = { event, facts, recipient };
      await this.#operations.enqueue(tx, {
        kind: noticeOutline.kind,
        // a line of its own for each person: told in order, and never in the way of provisioning
        subject: `notice:${row.id}:${key}`,
        organizationId,
        input: notice as unknown as JsonObject,
        requestedBy: row.decided_by ?? row.requested_by,
      });
    }
  }
}

function factsOf(row: RequestRow): NoticeFacts {
  return {
    requestId: row.id,
    tenantName: row.tenant_name,
    displayName: displayNameOf(row),
    instanceName: row.instance_name ?? undefined,
    organizationName: withoutPersonalSuffix(row.company_name),
    agentName: row.agent_name,
    packages: JSON.parse(row.packages),
    contact: { name: row.contact_name, email: row.contact_email },
    filedAt: isoOf(row.created_at),
    staffNote: row.staff_note ?? undefined,
  };
}
