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

import type {
  Operation,
  OrganizationMember,
  Session,
  Tenant,
  TenantRequest,
  TenantRequestDetail,
  Wizard,
} from '@pieced/plugin-pieced-common';
import { defaultPackages } from '@pieced/plugin-pieced-common';

export const acme = { id: '2001', name: 'Acme GmbH', isPersonal: false };
export const anna = { id: '2002', name: 'Anna Muster', isPersonal: true };

/** A moment so many minutes ago. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

export const ownerSession: Session = {
  userEntityRef: 'user:pieced/1001',
  displayName: 'Olivia Owner',
  language: 'en',
  organization: acme,
  isPlatform: false,
  permissions: { createRequest: true, decideRequest: false, readMembers: true },
};

export const userSession: Session = {
  ...ownerSession,
  userEntityRef: 'user:pieced/1002',
  displayName: 'Urs User',
  permissions: {
    createRequest: false,
    decideRequest: false,
    readMembers: false,
  },
};

export const staffSession: Session = {
  userEntityRef: 'user:pieced/9001',
  displayName: 'Stefan Staff',
  language: 'en',
  organization: { id: '9000', name: 'PieCed IT', isPersonal: false },
  isPlatform: true,
  permissions: { createRequest: true, decideRequest: true, readMembers: false },
};

let lastId = 0;

/** A UUID that begins as given, else the next one. */
export function sampleId(
  start = (++lastId).toString(16).padStart(8, '0'),
): string {
  return `${start}-1111-4111-8111-111111111111`;
}

export function sampleRequest(
  values: Partial<TenantRequest> = {},
): TenantRequest {
  const id = values.id ?? sampleId();
  return {
    id,
    organization: acme,
    displayName: 'Support',
    instanceName: 'Support',
    agentName: 'Ada',
    packages: ['telegram', 'web-search'],
    status: 'pending',
    tenantName: `acme-gmbh-${id.slice(0, 8)}`,
    revision: 1,
    createdAt: minutesAgo(42),
    updatedAt: minutesAgo(42),
    permissions: { decide: false, withdraw: false },
    ...values,
  };
}

export function sampleOperation(values: Partial<Operation> = {}): Operation {
  return {
    id: sampleId(),
    kind: 'provision',
    subject: 'request:1',
    organizationId: acme.id,
    state: 'running',
    step: 'secrets',
    steps: [
      { name: 'secrets', state: 'running' },
      { name: 'forget', state: 'pending' },
      { name: 'resource', state: 'pending' },
    ],
    attempts: 1,
    requestedBy: 'user:pieced/9001',
    createdAt: minutesAgo(5),
    startedAt: minutesAgo(5),
    permissions: { retry: false },
    ...values,
  };
}

export const sampleSubmission: NonNullable<TenantRequestDetail['submission']> =
  {
    requestedBy: 'user:pieced/1001',
    contact: {
      name: 'Olivia Owner',
      email: 'olivia@acme.example',
      language: 'en',
    },
    companyName: 'Acme GmbH',
    soulMd: 'You are Ada, the assistant of Acme GmbH.',
    agentsMd: 'Answer in the language of the question.',
    billingAddress: {
      company: 'Acme GmbH',
      addition: undefined,
      street: 'Bahnhofstrasse',
      houseNumber: '1',
      postalCode: '8001',
      town: 'Zürich',
      country: 'CH',
      uid: 'CHE-116.281.710',
    },
    billingNotes: 'Cost centre 4711',
    secrets: [
      { package: 'telegram', key: 'TELEGRAM_BOT_TOKEN', state: 'sealed' },
    ],
  };

const good = ['NamespaceReady', 'SecretsReady', 'ModelAccessReady'] as const;

export function sampleTenant(values: Partial<Tenant> = {}): Tenant {
  return {
    name: 'acme-gmbh-aaaaaaaa',
    displayName: 'Support',
    organization: acme,
    agentName: 'Ada',
    phase: 'Ready',
    suspended: false,
    packages: ['telegram', 'web-search'],
    enabledPackages: ['telegram', 'web-search'],
    conditions: [...good, 'WorkloadReady'].map(type => ({
      type,
      status: 'True',
      reason: 'Done',
      lastTransitionTime: minutesAgo(30),
    })),
    namespace: 'tenant-acme-gmbh-aaaaaaaa',
    isSettling: false,
    requestId: sampleId('aaaaaaaa'),
    createdAt: minutesAgo(60 * 24 * 9),
    observedAt: minutesAgo(1),
    ...values,
  };
}

/** One that needs a secret, one that needs none: a whole catalogue only makes tests slow. */
const fewPackages = ['telegram', 'documents'];

export function sampleWizard(values: Partial<Wizard> = {}): Wizard {
  return {
    organization: acme,
    packages: defaultPackages.filter(({ id }) => fewPackages.includes(id)),
    defaults: {
      agentName: 'Assistant',
      soulMd: 'You are the assistant of Acme GmbH.',
      agentsMd: 'Be brief.',
    },
    instanceNameRequired: false,
    takenInstanceNames: [],
    ...values,
  };
}

const allowed = { changeRole: true, assign: true, resend: false, remove: true };

export function sampleMember(
  values: Partial<OrganizationMember> = {},
): OrganizationMember {
  return {
    id: '1002',
    displayName: 'Urs User',
    givenName: 'Urs',
    familyName: 'User',
    email: 'urs@acme.example',
    preferredLanguage: 'de',
    role: 'user',
    state: 'active',
    tenants: [],
    revision: 1,
    isSelf: false,
    permissions: allowed,
    ...values,
  };
}

export function sampleOwner(
  values: Partial<OrganizationMember> = {},
): OrganizationMember {
  return sampleMember({
    id: '1001',
    displayName: 'Olivia Owner',
    givenName: 'Olivia',
    familyName: 'Owner',
    email: 'olivia@acme.example',
    role: 'owner',
    isSelf: true,
    permissions: { ...allowed, assign: false },
    ...values,
  });
}
