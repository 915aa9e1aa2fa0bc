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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { organizationIds, people } from './__testUtils__/people';
import { requestInput, TELEGRAM_TOKEN } from './__testUtils__/requestInput';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('audit events', () => {
  const success = jest.fn();
  const fail = jest.fn();
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({ success, fail })),
  });
  let knex: Knex;
  let portal: TestPortal;

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    portal = await TestPortal.start({
      knex,
      config: { worker: { enabled: false } },
      features: [auditor.factory],
    });
    await knex('organizations').insert({
      id: organizationIds.acme,
      name: 'Acme GmbH',
      is_personal: false,
      synced_at: new Date(),
    });
  });

  beforeEach(() => jest.clearAllMocks());

  afterAll(() => portal.stop());

  const lastEvent = () => auditor.createEvent.mock.lastCall![0];

  it('R-AUD-1 says who filed, decided and was refused, on which request, without secrets', async () => {
    const { id, tenantName } = await portal
      .as(people.owner)
      .createRequest(requestInput(), { idempotencyKey: 'audited-1' });
    expect(lastEvent()).toMatchObject({
      eventId: 'request-mutate',
      severityLevel: 'medium',
      meta: { queryType: 'create' },
    });
    expect(success).toHaveBeenLastCalledWith({
      meta: { requestId: id, tenantName },
    });

    await expect(portal.as(people.owner).approveRequest(id)).rejects.toThrow();
    expect(lastEvent()).toMatchObject({
      eventId: 'request-decide',
      meta: { queryType: 'approve', requestId: id },
    });
    expect(fail).toHaveBeenCalledTimes(1);

    const approved = await portal.as(people.operator).approveRequest(id);
    expect(success).toHaveBeenCalledTimes(2);

    await expect(
      portal.as(people.operator).retryOperation(approved.operation!.id),
    ).rejects.toMatchObject({ code: 'not_stopped' });
    expect(lastEvent()).toMatchObject({ eventId: 'operation-retry' });
    expect(fail).toHaveBeenCalledTimes(2);

    const everything = JSON.stringify([
      auditor.createEvent.mock.calls.map(([{ request, ...event }]) => event),
      success.mock.calls,
      fail.mock.calls,
    ]);
    expect(everything).not.toContain(TELEGRAM_TOKEN);
  });
});
