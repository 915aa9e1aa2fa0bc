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

import type { Things, World } from './World';

export type Caller =
  | 'anonymous'
  | 'owner'
  | 'assignedUser'
  | 'unassignedUser'
  | 'otherOwner'
  | 'personalOwner'
  | 'operator'
  | 'admin'
  | 'service';

/** One route: what to send, and the status that each caller gets. */
export interface Row {
  expected: Record<Caller, number>;
  prepare(context: {
    world: World;
    /** Of the organization of `owner`; `unassignedUser` gets those that are not assigned to them. */
    things: Things;
    caller: Caller;
  }): Promise<Call> | Call;
}

interface Call {
  query?: Record<string, string>;
  params?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

const none = () => ({});

/** Statuses in the order of the table's head. */
function statuses(
  anonymous: number,
  owner: number,
  assignedUser: number,
  unassignedUser: number,
  otherOwner: number,
  personalOwner: number,
  operator: number,
  admin: number,
  service: number,
): Record<Caller, number> {
  return {
    anonymous,
    owner,
    assignedUser,
    unassignedUser,
    otherOwner,
    personalOwner,
    operator,
    admin,
    service,
  };
}

const pending: Row['prepare'] = async ({ world }) => ({
  params: { id: await world.fileRequest() },
  body: {},
});

/** Staff say for whom. */
const onBehalf: Row['prepare'] = ({ caller, things: { organizationId } }) =>
  ['operator', 'admin'].includes(caller) ? { query: { organizationId } } : {};

/** Somebody who is no member of the organization of `owner`. */
const nobody = ({ things }: Parameters<Row['prepare']>[0]) => ({
  params: { id: things.organizationId, userId: crypto.randomUUID() },
});

let clients = 0;

/**
 * Every route of the portal. Things belong to the organization of `owner`; `otherOwner` and `personalOwner` have
 * organizations of their own.
 */
export const portalRows: Record<string, Row> = {
  //                            anon owner assgd unass other pers oper admin service
  'GET /session': {
    expected: statuses(401, 200, 200, 200, 200, 200, 200, 200, 403),
    prepare: none,
  },
  'GET /wizard': {
    expected: statuses(401, 200, 403, 403, 200, 200, 200, 200, 403),
    prepare: onBehalf,
  },
  'GET /draft': {
    expected: statuses(401, 200, 403, 403, 200, 200, 200, 200, 403),
    prepare: none,
  },
  'PUT /draft': {
    expected: statuses(401, 200, 403, 403, 200, 200, 200, 200, 403),
    prepare: () => ({ body: { step: 'welcome', answers: {} } }),
  },
  'DELETE /draft': {
    expected: statuses(401, 204, 403, 403, 204, 204, 204, 204, 403),
    prepare: none,
  },
  'POST /public/registrations': {
    expected: statuses(202, 202, 202, 202, 202, 202, 202, 202, 202),
    prepare: () => {
      clients += 1;
      return {
        body: {
          companyName: `Company ${clients}`,
          givenName: 'Some',
          familyName: 'Body',
          email: `somebody@company-${clients}.example`,
        },
        headers: { 'x-forwarded-for': `192.0.2.${clients}` },
      };
    },
  },
  'GET /registrations': {
    expected: statuses(401, 403, 403, 403, 403, 403, 200, 200, 200),
    prepare: none,
  },
  'POST /registrations/:id/cancel': {
    // Allowed, but there is none.
    expected: statuses(401, 403, 403, 403, 403, 403, 404, 404, 403),
    prepare: () => ({ params: { id: crypto.randomUUID() }, body: {} }),
  },
  'GET /requests': {
    expected: statuses(401, 200, 200, 200, 200, 200, 200, 200, 200),
    prepare: none,
  },
  'POST /requests': {
    expected: statuses(401, 201, 403, 403, 201, 201, 201, 201, 403),
    prepare: ({ world, caller, things }) => ({
      body: {
        ...world.requestInput(),
        ...(['operator', 'admin'].includes(caller) && {
          organizationId: things.organizationId,
        }),
      },
      headers: { 'idempotency-key': crypto.randomUUID() },
    }),
  },
  'GET /requests/:id': {
    expected: statuses(401, 200, 404, 404, 404, 404, 200, 200, 200),
    prepare: ({ things }) => ({ params: { id: things.requestId } }),
  },
  'POST /requests/:id/approve': {
    expected: statuses(401, 403, 404, 404, 404, 404, 200, 200, 403),
    prepare: pending,
  },
  'POST /requests/:id/reject': {
    expected: statuses(401, 403, 404, 404, 404, 404, 200, 200, 403),
    prepare: async context => ({
      ...(await pending(context)),
      body: { reason: 'Not now' },
    }),
  },
  'POST /requests/:id/withdraw': {
    expected: statuses(401, 200, 404, 404, 404, 404, 200, 200, 403),
    prepare: pending,
  },
  'GET /tenants': {
    expected: statuses(401, 200, 200, 200, 200, 200, 200, 200, 200),
    prepare: none,
  },
  'GET /tenants/:name': {
    expected: statuses(401, 200, 200, 404, 404, 404, 200, 200, 200),
    prepare: ({ things }) => ({ params: { name: things.tenantName } }),
  },
  'GET /operations/:id': {
    expected: statuses(401, 200, 404, 404, 404, 404, 200, 200, 200),
    prepare: ({ things }) => ({ params: { id: things.operationId } }),
  },
  'POST /operations/:id/retry': {
    // Allowed, but there is nothing to retry.
    expected: statuses(401, 403, 404, 404, 404, 404, 409, 409, 403),
    prepare: ({ things }) => ({ params: { id: things.operationId }, body: {} }),
  },
  'GET /organizations': {
    expected: statuses(401, 200, 403, 403, 200, 200, 200, 200, 200),
    prepare: none,
  },
  'GET /organizations/:id': {
    expected: statuses(401, 200, 403, 403, 404, 404, 200, 200, 200),
    prepare: ({ things }) => ({ params: { id: things.organizationId } }),
  },
  'GET /organizations/:id/members': {
    expected: statuses(401, 200, 403, 403, 404, 404, 200, 200, 200),
    prepare: ({ things }) => ({ params: { id: things.organizationId } }),
  },
  'POST /organizations/:id/members': {
    expected: statuses(401, 202, 403, 403, 404, 404, 403, 403, 403),
    prepare: ({ things }) => ({
      params: { id: things.organizationId },
      body: {
        email: `${crypto.randomUUID()}@members.example`,
        givenName: 'Some',
        familyName: 'Body',
        role: 'user',
      },
    }),
  },
  'PATCH /organizations/:id/members/:userId': {
    // Allowed, but there is none.
    expected: statuses(401, 404, 403, 403, 404, 404, 403, 403, 403),
    prepare: context => ({ ...nobody(context), body: { revision: 1 } }),
  },
  'POST /organizations/:id/members/:userId/invitation': {
    // Allowed, but there is none.
    expected: statuses(401, 404, 403, 403, 404, 404, 403, 403, 403),
    prepare: context => ({ ...nobody(context), body: {} }),
  },
  'DELETE /organizations/:id/members/:userId': {
    // Allowed, but there is none.
    expected: statuses(401, 404, 403, 403, 404, 404, 403, 403, 403),
    prepare: context => nobody(context),
  },
};
