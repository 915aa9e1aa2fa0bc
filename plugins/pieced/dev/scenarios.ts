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
  defaultPackages,
  type TenantRequest,
} from '@pieced/plugin-pieced-common';
import { FakePiecedApi } from '../src/__testUtils__/FakePiecedApi';
import {
  acme,
  anna,
  minutesAgo,
  ownerSession,
  sampleId,
  sampleOperation,
  sampleRequest,
  sampleSubmission,
  sampleTenant,
  sampleWizard,
  staffSession,
  userSession,
} from '../src/__testUtils__/samples';

const secretsDone = [
  { name: 'secrets', state: 'done' as const, finishedAt: minutesAgo(4) },
  { name: 'forget', state: 'done' as const, finishedAt: minutesAgo(4) },
];

const waiting = sampleOperation({
  state: 'waiting',
  step: 'resource',
  steps: [...secretsDone, { name: 'resource', state: 'running' }],
  waiting: {
    for: 'kubernetes',
    since: minutesAgo(4),
    nextAttemptAt: minutesAgo(-1),
    reason: 'unreachable',
  },
});

const failed = sampleOperation({
  state: 'failed',
  step: 'resource',
  steps: [...secretsDone, { name: 'resource', state: 'failed' }],
  error: {
    code: 'invalid_resource',
    message:
      'PiecedTenant.pieced.ch "acme-gmbh-00000009" is invalid: spec.packages[1]: Unsupported value: "fax"',
  },
  permissions: { retry: true },
});

const pending = { decide: true, withdraw: false };

function requests(): TenantRequest[] {
  return [
    sampleRequest({ permissions: pending }),
    sampleRequest({
      organization: anna,
      displayName: 'Anna Muster',
      instanceName: undefined,
      packages: ['whatsapp'],
      tenantName: 'p-0000000b',
      createdAt: minutesAgo(60 * 26),
      permissions: pending,
    }),
    sampleRequest({
      displayName: 'Kundendienst für Rückfragen aus der ganzen Schweiz',
      packages: [
        'telegram',
        'slack',
        'msteams',
        'email',
        'documents',
        'github',
      ],
      createdAt: minutesAgo(7),
      permissions: pending,
    }),
    sampleRequest({
      displayName: 'Production',
      status: 'approved',
      staffNote: 'Welcome! Write to us if you need more channels.',
      decidedAt: minutesAgo(5),
      operation: waiting,
    }),
    sampleRequest({
      displayName: 'Fax room',
      status: 'approved',
      decidedAt: minutesAgo(50),
      createdAt: minutesAgo(90),
      operation: failed,
    }),
    sampleRequest({
      id: sampleId('aaaaaaaa'),
      displayName: 'Sales',
      status: 'active',
      decidedAt: minutesAgo(600),
      readyAt: minutesAgo(598),
      createdAt: minutesAgo(900),
      operation: sampleOperation({
        state: 'succeeded',
        steps: [
          ...secretsDone,
          { name: 'resource', state: 'done', finishedAt: minutesAgo(599) },
        ],
      }),
    }),
    sampleRequest({
      displayName: 'Casino bot',
      status: 'rejected',
      staffNote: 'We do not host games of chance',
      decidedAt: minutesAgo(300),
      createdAt: minutesAgo(400),
      permissions: { decide: false, withdraw: false },
    }),
  ];
}

function tenants() {
  return [
    sampleTenant({ displayName: 'Sales' }),
    sampleTenant({
      name: 'acme-gmbh-bbbbbbbb',
      displayName: 'Research',
      phase: 'Provisioning',
      packages: ['web-search', 'documents', 'email', 'github', 'slack'],
      enabledPackages: ['web-search'],
      conditions: sampleTenant().conditions.map(condition => ({
        ...condition,
        status: condition.type === 'NamespaceReady' ? 'True' : 'False',
      })),
    }),
    sampleTenant({
      name: 'acme-gmbh-cccccccc',
      displayName: 'Old website',
      phase: 'Error',
      message: 'pod openclaw-0: CrashLoopBackOff',
      conditions: [
        ...sampleTenant().conditions.slice(0, 3),
        {
          type: 'WorkloadReady',
          status: 'False',
          reason: 'CrashLoopBackOff',
          message: 'back-off 5m0s restarting failed container',
          lastTransitionTime: minutesAgo(12),
        },
        {
          type: 'BackupReady',
          status: 'False',
          reason: 'NoSnapshot',
          lastTransitionTime: minutesAgo(12),
        },
      ],
    }),
  ];
}

const packages = defaultPackages;

/** What the dev app can show; chosen by `?as=` in the address. */
export const scenarios: Record<string, () => FakePiecedApi> = {
  owner: () =>
    new FakePiecedApi({
      session: ownerSession,
      requests: requests()
        .filter(request => request.organization === acme)
        .map(request => ({
          ...request,
          permissions: {
            decide: false,
            withdraw: request.status === 'pending',
          },
          operation: request.operation && {
            ...request.operation,
            error: request.operation.error && { code: 'invalid_resource' },
            permissions: { retry: false },
          },
        })),
      tenants: tenants().map(tenant => ({
        ...tenant,
        message: undefined,
        conditions: tenant.conditions.map(({ message, ...rest }) => rest),
      })),
      wizard: sampleWizard({
        packages,
        instanceNameRequired: true,
        takenInstanceNames: ['Sales'],
        inherited: {
          requestId: sampleId('aaaaaaaa'),
          companyName: 'Acme GmbH',
          billingAddress: sampleSubmission.billingAddress,
        },
      }),
    }),
  first: () =>
    new FakePiecedApi({
      session: ownerSession,
      wizard: sampleWizard({ packages }),
    }),
  personal: () =>
    new FakePiecedApi({
      session: { ...ownerSession, organization: anna },
      wizard: sampleWizard({ organization: anna, packages }),
    }),
  user: () => new FakePiecedApi({ session: userSession }),
  staff: () =>
    new FakePiecedApi({
      session: staffSession,
      requests: requests(),
      tenants: tenants(),
      organizations: [acme, anna].map(organization => ({
        ...organization,
        isPlatform: false,
        members: [],
      })),
    }),
  stale: () =>
    new FakePiecedApi({
      session: staffSession,
      requests: requests(),
      tenants: tenants(),
      freshness: { isLive: false, asOf: minutesAgo(17) },
    }),
};
