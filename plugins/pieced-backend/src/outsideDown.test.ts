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

import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { eventually } from './__testUtils__/eventually';
import { organizationIds, people } from './__testUtils__/people';
import { requestInput } from './__testUtils__/requestInput';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:1';

const outsideIsDown = {
  worker: { leaseDuration: { seconds: 2 } },
  kubernetes: { url: NOWHERE, token: 'none', skipTLSVerify: true },
  openbao: { url: NOWHERE, auth: { method: 'token', token: 'none' } },
  zitadel: { url: NOWHERE, projectId: '1', serviceToken: 'none' },
};

describe.each(databases.eachSupportedId())('outside down on %s', id => {
  let knex: Knex;
  let portal: TestPortal;

  beforeAll(async () => {
    knex = await databases.init(id);
    portal = await TestPortal.start({ knex, config: outsideIsDown });
    await knex('organizations').insert({
      id: organizationIds.acme,
      name: 'Acme GmbH',
      is_personal: false,
      synced_at: new Date(),
    });
  });

  afterAll(() => portal.stop());

  it('R-OPS-1 C7 answers every page and accepts every command, which then waits where people see it', async () => {
    const owner = portal.as(people.owner);
    const staff = portal.as(people.operator);

    await owner.getSession();
    await owner.getWizard();
    await owner.saveDraft({ step: 'welcome', answers: {} });
    await owner.getDraft();
    await owner.deleteDraft();
    const filed = await owner.createRequest(requestInput(), {
      idempotencyKey: 'outside-is-down',
    });
    expect((await staff.listRequests({ order: 'age' })).items).toHaveLength(1);
    await staff.approveRequest(filed.id);

    const waiting = await eventually(
      () => owner.getRequest(filed.id),
      request => request.operation?.state === 'waiting',
    );
    expect(waiting.status).toBe('approved');
    expect(waiting.operation).toMatchObject({
      step: 'secrets',
      waiting: { for: 'openbao', reason: 'unreachable' },
      permissions: { retry: false },
    });
    const operation = await staff.getOperation(waiting.operation!.id);
    expect(operation.permissions.retry).toBe(true);
    await staff.retryOperation(operation.id);

    const { freshness } = await owner.listTenants();
    expect(freshness.isLive).toBe(false);
    await expect(owner.getTenant(filed.tenantName)).rejects.toMatchObject({
      statusCode: 404,
    });
    expect((await staff.listOrganizations()).items).toHaveLength(1);

    const rejected = await owner.createRequest(
      requestInput({ instanceName: 'Another' }),
      { idempotencyKey: 'outside-is-down-2' },
    );
    await staff.rejectRequest(rejected.id, { reason: 'Not now' });
    const withdrawn = await owner.createRequest(
      requestInput({ instanceName: 'Third' }),
      { idempotencyKey: 'outside-is-down-3' },
    );
    await owner.withdrawRequest(withdrawn.id);
  });
});
