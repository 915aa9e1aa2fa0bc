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
import type { Language } from '@pieced/plugin-pieced-common';
import { organizationIds } from '../../__testUtils__/people';
import type { RequestRow } from '../../requests/RequestRow';

/** A filed request whose contact and requester is the organization's owner who reads a language. */
export function requestRow(
  language: Language,
  change: Partial<RequestRow> = {},
): RequestRow {
  const id = randomUUID();
  const now = new Date();
  return {
    id,
    organization_id: organizationIds.acme,
    company_name: 'Acme GmbH',
    is_personal: false,
    instance_name: `Support ${language}`,
    instance_name_key: `support ${language} ${id}`,
    agent_name: 'Ada',
    packages: '["telegram"]',
    secret_keys: '[{"package":"telegram","key":"TELEGRAM_BOT_TOKEN"}]',
    contact_name: 'Anna Keller',
    contact_email: `anna.${language}@acme.example`,
    contact_language: language,
    billing_address: '{}',
    billing_notes: null,
    status: 'pending',
    staff_note: null,
    tenant_name: `acme-gmbh-${id.slice(0, 8)}`,
    revision: 1,
    requested_by: `user:pieced/owner-${language}`,
    idempotency_key: null,
    input_hash: null,
    decided_by: null,
    decided_at: null,
    ready_at: null,
    created_at: now,
    updated_at: now,
    ...change,
  };
}
