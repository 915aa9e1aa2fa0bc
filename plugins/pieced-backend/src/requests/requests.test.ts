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
import type { RequestInput } from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';
import { organizationIds, people } from '../__testUtils__/people';
import { requestInput } from '../__testUtils__/requestInput';
import { TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('requests on %s', id => {
  let knex: Knex;
  let portal: TestPortal;
  let keys = 0;

  beforeAll(async () => {
    knex = await databases.init(id);
    portal = await TestPortal.start({
      knex,
      config: { worker: { enabled: false } },
    });
  });

  beforeEach(async () => {
    for (const table of ['operations', 'tenant_requests', 'organizations']) {
      await knex(table).delete();
    }
    await knex('organizations').insert(
      [
        [organizationIds.acme, 'Acme GmbH'],
        [organizationIds.mueller, 'Müller AG'],
        [organizationIds.platform, 'PieCed IT'],
      ].map(([orgId, name]) => ({
        id: orgId,
        name,
        is_personal: false,
        synced_at: new Date(),
      })),
    );
    await knex('members').insert({
      organization_id: organizationIds.acme,
      user_id: '310000000000000201',
      display_name: 'Anna Keller',
      email: 'anna.keller@acme.example',
      language: 'de',
      role: 'owner',
    });
  });

  afterAll(() => portal.stop());

  function file(change: Partial<RequestInput> = {}, person = people.owner) {
    keys += 1;
    return portal
      .as(person)
      .createRequest(
        requestInput({ packages: [], packageSecrets: {}, ...change }),
        { idempotencyKey: `key-number-${keys}` },
      );
  }

  describe('R-WIZ-8 with an idempotency key', () => {
    const input = (change: Partial<RequestInput> = {}) =>
      requestInput({ packages: [], packageSecrets: {}, ...change });
    const send = (body: RequestInput, idempotencyKey: string) =>
      portal.as(people.owner).createRequest(body, { idempotencyKey });

    it('answers the same content with the first request', async () => {
      const first = await send(input(), 'sent-twice');
      const reordered = Object.fromEntries(
        Object.entries(input()).reverse(),
      ) as RequestInput;
      expect((await send(reordered, 'sent-twice')).id).toBe(first.id);
      expect(await knex('tenant_requests')).toHaveLength(1);
    });

    it('refuses other content, also when both come at once', async () => {
      const first = await send(input(), 'sent-twice');
      await expect(
        send(input({ agentName: 'Bea' }), 'sent-twice'),
      ).rejects.toMatchObject({
        statusCode: 409,
        code: 'idempotency_mismatch',
      });

      const both = await Promise.allSettled(
        ['Cora', 'Dora'].map(agentName =>
          send(input({ agentName, instanceName: agentName }), 'sent-at-once'),
        ),
      );
      expect(both.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { statusCode: 409, code: 'idempotency_mismatch' },
      });
      expect(await knex('tenant_requests')).toHaveLength(2);
      expect(await knex('tenant_requests').where({ id: first.id })).toEqual([
        expect.objectContaining({ agent_name: 'Ada' }),
      ]);
    });

    it('answers what was filed before hashes were kept', async () => {
      const first = await send(input(), 'sent-twice');
      await knex('tenant_requests').update({ input_hash: null });
      const again = await send(input({ agentName: 'Bea' }), 'sent-twice');
      expect(again.id).toBe(first.id);
    });

    it('says of a short key that it is too short', async () => {
      await expect(send(input(), 'short')).rejects.toMatchObject({
        statusCode: 400,
        issues: [{ field: 'idempotency-key', code: 'too_short', limit: 8 }],
      });
      expect(await knex('tenant_requests')).toHaveLength(0);
    });
  });

  it('R-ROL-4 lets staff file on behalf of a customer, whose first owner is the contact', async () => {
    await expect(file({}, people.operator)).rejects.toMatchObject({
      issues: [{ field: 'organizationId', code: 'required' }],
    });
    await expect(
      file({ organizationId: organizationIds.platform }, people.operator),
    ).rejects.toMatchObject({
      issues: [{ field: 'organizationId', code: 'invalid' }],
    });
    const filed = await file(
      { organizationId: organizationIds.acme },
      people.operator,
    );
    expect(filed.organization.name).toBe('Acme GmbH');
    const { submission } = await portal.as(people.admin).getRequest(filed.id);
    expect(submission).toMatchObject({
      requestedBy: people.operator.userEntityRef,
      contact: { name: 'Anna Keller', language: 'de' },
    });
    await expect(
      portal.as(people.owner).getRequest(filed.id),
    ).resolves.toBeTruthy();
  });

  it('R-NAM-3 gives a tenant name to one request only', async () => {
    const first = await file();
    await knex('tenant_requests')
      .where({ id: first.id })
      .update({ tenant_name: 'another-name' });
    const second = await file({ instanceName: 'Second' });
    expect(second.tenantName).toBe(`acme-gmbh-${second.id.slice(0, 8)}`);
    await expect(
      knex('tenant_requests')
        .where({ id: second.id })
        .update({ tenant_name: 'another-name' }),
    ).rejects.toThrow();
  });

  it('R-WIZ-6 shows a customer neither what was sealed nor internal columns', async () => {
    const filed = await file({
      packages: ['telegram'],
      packageSecrets: requestInput().packageSecrets,
    });
    const seen = await portal.as(people.owner).getRequest(filed.id);
    expect(Object.keys(seen).sort()).toEqual([
      'agentName',
      'createdAt',
      'displayName',
      'id',
      'organization',
      'packages',
      'permissions',
      'revision',
      'status',
      'tenantName',
      'updatedAt',
    ]);
  });

  it('R-WIZ-4 lets one of two simultaneous requests have a name', async () => {
    const outcomes = await Promise.allSettled([
      file({ instanceName: 'Support' }),
      file({ instanceName: 'support' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    const lost = outcomes.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({
      reason: { issues: [{ field: 'instanceName', code: 'taken' }] },
    });
  });

  it('R-ADM-1 pages through the queue by age, with totals that match the filter', async () => {
    for (let n = 1; n <= 5; n++) {
      await file({ instanceName: `Instance ${n}` });
    }
    await file({ instanceName: 'Other' }, people.otherOwner);
    const staff = portal.as(people.operator);

    const names: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await staff.listRequests({
        order: 'age',
        limit: 2,
        cursor,
        search: 'INSTANCE',
      });
      expect(page.totalItems).toBe(5);
      names.push(...page.items.map(item => item.instanceName));
      cursor = page.nextCursor;
    } while (cursor);
    expect(names).toEqual([1, 2, 3, 4, 5].map(n => `Instance ${n}`));

    expect(await staff.listRequests({ search: '%' })).toMatchObject({
      totalItems: 0,
    });
    expect(await staff.listRequests({ status: ['rejected'] })).toMatchObject({
      totalItems: 0,
    });
    expect((await portal.as(people.otherOwner).listRequests()).totalItems).toBe(
      1,
    );
  });

  it('R-REQ-1 approves a rejected request again, unless its name was given away', async () => {
    const staff = portal.as(people.operator);
    const first = await file({ instanceName: 'Support' });
    await staff.rejectRequest(first.id, { reason: 'Not yet' });
    const again = await staff.approveRequest(first.id);
    expect(again.status).toBe('approved');

    const second = await file({ instanceName: 'Sales' });
    await staff.rejectRequest(second.id, { reason: 'Not yet' });
    await file({ instanceName: 'sales' });
    await expect(staff.approveRequest(second.id)).rejects.toMatchObject({
      issues: [{ field: 'instanceName', code: 'taken' }],
    });
    expect(await staff.getRequest(second.id)).toMatchObject({
      status: 'rejected',
      staffNote: 'Not yet',
    });
  });

  it('R-OPS-2 accepts everything without a worker and keeps it for one', async () => {
    const { id: requestId } = await file();
    const approved = await portal.as(people.operator).approveRequest(requestId);
    expect(approved.operation).toMatchObject({ state: 'queued' });
  });
});
