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

import {
  tenantDisplayNameFor,
  type Operation,
  type TenantRequest,
  type TenantRequestDetail,
} from '@pieced/plugin-pieced-common';
import { isoOf, optionalIsoOf } from '../database/columns';
import { organizationSummaryOf } from '../organizations/organizationView';
import type { RequestRow } from './RequestRow';

/** A request as its customer sees it: no sealed secrets, no internal columns. */
export function requestViewOf(
  row: RequestRow,
  parts: {
    operation?: Operation;
    permissions: TenantRequest['permissions'];
  },
): TenantRequest {
  return {
    id: row.id,
    organization: organizationSummaryOf({
      id: row.organization_id,
      name: row.company_name,
      is_personal: row.is_personal,
    }),
    instanceName: row.instance_name ?? undefined,
    displayName: displayNameOf(row),
    agentName: row.agent_name,
    packages: JSON.parse(row.packages),
    status: row.status,
    staffNote: row.staff_note ?? undefined,
    tenantName: row.tenant_name,
    revision: row.revision,
    createdAt: isoOf(row.created_at),
    updatedAt: isoOf(row.updated_at),
    decidedAt: optionalIsoOf(row.decided_at),
    readyAt: optionalIsoOf(row.ready_at),
    operation: parts.operation,
    permissions: parts.permissions,
  };
}

/** Everything that the customer sent, secrets apart. */
export function submissionOf(
  row: RequestRow,
  parts: { files: Record<string, string>; hasEnvelope: boolean },
): TenantRequestDetail['submission'] {
  const secretKeys: { package: string; key: string }[] = JSON.parse(
    row.secret_keys,
  );
  return {
    requestedBy: row.requested_by,
    decidedBy: row.decided_by ?? undefined,
    contact: {
      name: row.contact_name,
      email: row.contact_email,
      language: row.contact_language,
    },
    companyName: row.company_name,
    soulMd: parts.files['SOUL.md'] ?? '',
    agentsMd: parts.files['AGENTS.md'] ?? '',
    billingAddress: JSON.parse(row.billing_address),
    billingNotes: row.billing_notes ?? undefined,
    secrets: secretKeys.map(secret => ({
      ...secret,
      state: parts.hasEnvelope ? 'sealed' : 'stored',
    })),
  };
}

/** What the instance is called. */
export function displayNameOf(row: RequestRow): string {
  return tenantDisplayNameFor({
    instanceName: row.instance_name ?? undefined,
    companyName: row.company_name,
    isPersonal: Boolean(row.is_personal),
    contactName: row.contact_name,
  });
}
