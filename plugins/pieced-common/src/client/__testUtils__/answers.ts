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

import type { Tenant, TenantRequest } from '../../api';

/** Answers of the portal, and what makes it give them. */
export const REQUEST_ID = 'abc12345-1234-4234-8234-123456789abc';

export const organization = { id: '7', name: 'Acme GmbH', isPersonal: false };

export const request: TenantRequest = {
  id: REQUEST_ID,
  organization,
  displayName: 'Acme GmbH',
  agentName: 'Assistant',
  packages: ['telegram'],
  status: 'pending',
  tenantName: 'acme-gmbh-abc12345',
  revision: 1,
  createdAt: '2026-11-24T08:00:00.000Z',
  updatedAt: '2026-11-24T08:00:00.000Z',
  permissions: { decide: false, withdraw: true },
};

export const tenant: Tenant = {
  name: 'acme-gmbh-abc12345',
  displayName: 'Acme GmbH',
  organization,
  agentName: 'Assistant',
  phase: 'Ready',
  suspended: false,
  packages: [],
  enabledPackages: [],
  conditions: [],
  isSettling: false,
  createdAt: '2026-11-24T08:00:00.000Z',
  observedAt: '2026-11-24T08:00:00.000Z',
};

export const operation = {
  id: REQUEST_ID,
  kind: 'provision',
  subject: `request:${REQUEST_ID}`,
  organizationId: '7',
  state: 'queued',
  steps: [],
  attempts: 0,
  requestedBy: 'user:pieced/71',
  createdAt: '2026-11-24T08:00:00.000Z',
  permissions: { retry: false },
};

export const phases = {
  Pending: 0,
  Provisioning: 0,
  Running: 0,
  Ready: 1,
  Error: 0,
  Deleting: 0,
};

export const freshness = { isLive: true, asOf: '2026-11-24T08:00:00.000Z' };

export const input = {
  soulMd: 'Be kind.',
  agentsMd: '',
  billingAddress: {
    company: 'Acme GmbH',
    street: 'Bahnhofstrasse',
    postalCode: '8001',
    town: 'Zürich',
    country: 'CH',
  },
};

export const requestPage = { items: [request], totalItems: 1 };
export const tenantPage = { items: [tenant], totalItems: 1, freshness, phases };
export const organizationPage = {
  items: [
    {
      ...organization,
      isPlatform: false,
      members: [
        {
          id: '71',
          displayName: 'Anna Keller',
          email: 'anna@acme.example',
          language: 'de',
          role: 'owner',
        },
      ],
    },
  ],
  nextCursor: 'opaque',
  totalItems: 2,
};
export const session = {
  userEntityRef: 'user:pieced/71',
  organization,
  isPlatform: false,
  permissions: { createRequest: true, decideRequest: false, readMembers: true },
};
export const wizard = {
  organization,
  packages: [],
  defaults: { agentName: 'Assistant', soulMd: '', agentsMd: '' },
  instanceNameRequired: false,
  takenInstanceNames: [],
};
export const draft = { step: 'billing', answers: { instanceName: 'Sales' } };
