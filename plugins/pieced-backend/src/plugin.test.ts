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
import { startSandbox, type Sandbox } from '@pieced/sandbox';
import type { Knex } from 'knex';
import { eventually } from './__testUtils__/eventually';
import { organizationIds, people } from './__testUtils__/people';
import { requestInput, TELEGRAM_TOKEN } from './__testUtils__/requestInput';
import { sandboxConfig } from './__testUtils__/sandboxConfig';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('piecedPlugin on %s', databaseId => {
  let sandbox: Sandbox;
  let knex: Knex;
  let portal: TestPortal;

  beforeAll(async () => {
    sandbox = await startSandbox({
      portBase: 0,
      seed: true,
      operatorStepMs: 20,
    });
    knex = await databases.init(databaseId);
    portal = await TestPortal.start({ knex, config: sandboxConfig(sandbox) });
    await eventually(
      () => portal.as(people.owner).getSession(),
      session => session.organization !== undefined,
    );
  });

  afterAll(async () => {
    await portal.stop();
    await sandbox.close();
  });

  it('R-REQ-3 R-REQ-5 R-WIZ-5 drives an approved request to a ready tenant, with its secret in OpenBao only', async () => {
    const owner = portal.as(people.owner);
    const staff = portal.as(people.operator);

    const filed = await owner.createRequest(requestInput(), {
      idempotencyKey: `circle-${databaseId}`,
    });
    expect(filed).toMatchObject({
      status: 'pending',
      organization: { id: organizationIds.acme, name: 'Acme GmbH' },
      displayName: 'Acme GmbH',
      permissions: { decide: false, withdraw: true },
    });
    expect(filed.tenantName).toBe(`acme-gmbh-${filed.id.slice(0, 8)}`);

    await staff.approveRequest(filed.id, { note: 'Welcome' });
    const ready = await eventually(
      () => owner.getRequest(filed.id),
      request => request.status === 'active',
    );
    expect(ready.staffNote).toBe('Welcome');
    expect(ready.operation).toMatchObject({
      state: 'succeeded',
      steps: [{ state: 'done' }, { state: 'done' }, { state: 'done' }],
    });

    const tenant = await owner.getTenant(filed.tenantName);
    expect(tenant).toMatchObject({
      phase: 'Ready',
      displayName: 'Acme GmbH',
      agentName: 'Ada',
      packages: ['telegram', 'documents'],
      requestId: filed.id,
      freshness: { isLive: true },
    });

    const stored = await fetch(
      `${sandbox.openbao.url}/v1/secret/data/tenants/${filed.tenantName}/packages/telegram`,
      { headers: { 'x-vault-token': sandbox.openbao.tokens.operator } },
    ).then(response => response.json());
    expect(stored.data.data).toEqual({ TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN });
    expect(await dump(knex)).not.toContain(TELEGRAM_TOKEN);
    expect(await knex('sealed_secrets')).toEqual([]);
  });

  it('R-WIZ-8 makes one request of a double submit', async () => {
    const owner = portal.as(people.personalOwner);
    const input = requestInput({
      billingAddress: {
        street: 'Gasse',
        postalCode: '3000',
        town: 'Bern',
        country: 'CH',
      },
    });
    const both = await Promise.all([
      owner.createRequest(input, { idempotencyKey: 'same-key-1' }),
      owner.createRequest(input, { idempotencyKey: 'same-key-1' }),
    ]);
    expect(both[0].id).toBe(both[1].id);
    expect(both[0].tenantName).toBe(`p-${both[0].id.slice(0, 8)}`);
    expect((await owner.listRequests()).totalItems).toBe(1);
  });

  it('R-REQ-1 turns simultaneous decisions into one', async () => {
    const { id } = await portal
      .as(people.otherOwner)
      .createRequest(requestInput({ packages: [], packageSecrets: {} }), {
        idempotencyKey: 'decide-once',
      });
    const decisions = await Promise.allSettled([
      portal.as(people.admin).approveRequest(id),
      portal.as(people.operator).approveRequest(id),
      portal.as(people.admin).approveRequest(id),
    ]);
    const lost = decisions.filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(2);
    expect(lost[0]).toMatchObject({
      reason: { statusCode: 409, code: 'already_decided' },
    });
    expect(
      await knex('operations').where({ subject: `request:${id}` }),
    ).toHaveLength(1);
  });

  it('R-REQ-2 R-ROL-2 rejects with a reason that the customer sees, and hides the request from others', async () => {
    const owner = portal.as(people.otherOwner);
    const { id } = await owner.createRequest(
      requestInput({ instanceName: 'Second' }),
      { idempotencyKey: 'to-be-rejected' },
    );
    await expect(
      portal.as(people.operator).rejectRequest(id, { reason: ' ' }),
    ).rejects.toMatchObject({
      statusCode: 400,
      issues: [{ field: 'reason', code: 'required' }],
    });
    await portal
      .as(people.operator)
      .rejectRequest(id, { reason: 'Please call us first' });
    expect(await owner.getRequest(id)).toMatchObject({
      status: 'rejected',
      staffNote: 'Please call us first',
    });
    await expect(portal.as(people.owner).getRequest(id)).rejects.toMatchObject({
      statusCode: 404,
    });
    await expect(owner.approveRequest(id)).rejects.toMatchObject({
      statusCode: 403,
    });
  });

  it('R-WIZ-2 R-ROL-3 refuses a member with the role user', async () => {
    const user = portal.as(people.user);
    await expect(
      user.createRequest(requestInput(), { idempotencyKey: 'by-a-user' }),
    ).rejects.toMatchObject({ statusCode: 403 });
    expect(await user.listRequests()).toMatchObject({ totalItems: 0 });
    expect(await user.listTenants()).toMatchObject({ totalItems: 0 });
    expect((await user.getSession()).permissions).toEqual({
      createRequest: false,
      decideRequest: false,
      readMembers: false,
    });
  });

  it('R-WIZ-3 R-WIZ-4 R-PER-2 takes billing from the earlier request and asks for a new instance name', async () => {
    const owner = portal.as(people.owner);
    await expect(
      owner.createRequest(requestInput(), { idempotencyKey: 'second-1' }),
    ).rejects.toMatchObject({
      statusCode: 400,
      issues: [{ field: 'instanceName', code: 'required' }],
    });
    const second = await owner.createRequest(
      requestInput({
        instanceName: 'Support',
        billingAddress: { street: 'Elsewhere' } as never,
      }),
      { idempotencyKey: 'second-2' },
    );
    const detail = await portal.as(people.admin).getRequest(second.id);
    expect(detail.submission?.billingAddress.street).toBe('Bahnhofstrasse');
    expect(detail.submission?.secrets).toEqual([
      { package: 'telegram', key: 'TELEGRAM_BOT_TOKEN', state: 'sealed' },
    ]);
    await expect(
      owner.createRequest(requestInput({ instanceName: 'SUPPORT' }), {
        idempotencyKey: 'second-3',
      }),
    ).rejects.toMatchObject({
      issues: [{ field: 'instanceName', code: 'taken' }],
    });

    await owner.withdrawRequest(second.id);
    expect(
      await knex('sealed_secrets').where({ request_id: second.id }),
    ).toEqual([]);
  });

  it('keeps a draft without secrets', async () => {
    const owner = portal.as(people.owner);
    expect(await owner.getDraft()).toBeUndefined();
    await owner.saveDraft({ step: 'configure', answers: { agentName: 'Bo' } });
    expect(await owner.getDraft()).toMatchObject({
      step: 'configure',
      answers: { agentName: 'Bo' },
    });
    await expect(
      owner.saveDraft({
        step: 'configure',
        answers: { packageSecrets: {} } as never,
      }),
    ).rejects.toMatchObject({ statusCode: 400 });
    expect(await portal.as(people.otherOwner).getDraft()).toBeUndefined();
  });
});

async function dump(knex: Knex): Promise<string> {
  const tables = [
    'tenant_requests',
    'request_files',
    'sealed_secrets',
    'drafts',
    'tenants',
    'operations',
    'changes',
    'members',
  ];
  const rows = await Promise.all(tables.map(table => knex(table)));
  return JSON.stringify(rows);
}
