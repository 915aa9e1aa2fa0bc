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

import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { PiecedClient } from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';
import { people } from '../__testUtils__/people';
import { TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const company = {
  companyName: 'Acme GmbH',
  givenName: 'Ada',
  familyName: 'Lovelace',
  email: 'Ada@ACME.ch',
};

const start = (knex: Knex) =>
  TestPortal.start({
    knex,
    config: {
      worker: { enabled: false },
      registration: { trustedProxies: 1 },
    },
  });

describe.each(databases.eachSupportedId())('registration on %s', id => {
  let knex: Knex;
  let portal: TestPortal;
  let replica: TestPortal;

  beforeAll(async () => {
    knex = await databases.init(id);
    portal = await start(knex);
    replica = await start(knex);
  });

  afterAll(async () => {
    await portal.stop();
    await replica.stop();
  });

  beforeEach(async () => {
    await knex('registrations').delete();
    await knex('registration_attempts').delete();
    await knex('operations').delete();
  });

  /** A stranger's client behind the one proxy. */
  function stranger(address = '198.51.100.1', at = portal): PiecedClient {
    return new PiecedClient({
      discoveryApi: { getBaseUrl: async () => at.url },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: {
              ...init?.headers,
              authorization: mockCredentials.none.header(),
              'x-forwarded-for': address,
            },
          }),
      },
    });
  }

  it('R-REG-6 stores a registration with its operation, for somebody who is not signed in', async () => {
    await expect(stranger().register(company)).resolves.toEqual({
      status: 'accepted',
      email: 'ada@acme.ch',
      isPersonal: false,
    });
    const rows = await knex('registrations');
    expect(rows).toMatchObject([{ domain: 'acme.ch', state: 'under_way' }]);
    expect(await knex('operations')).toMatchObject([
      {
        kind: 'register',
        subject: `registration:${rows[0].id}`,
        input: JSON.stringify({ registrationId: rows[0].id }),
        state: 'queued',
      },
    ]);
  });

  it('R-REG-1 names the fields of a refused input, stores nothing and counts nothing', async () => {
    for (let i = 0; i < 5; i++) {
      await expect(
        stranger().register({ ...company, companyName: ' ' }),
      ).rejects.toMatchObject({
        statusCode: 400,
        issues: [{ field: 'companyName', code: 'required' }],
      });
    }
    expect(await knex('registrations')).toEqual([]);
    expect(await knex('registration_attempts')).toEqual([]);
  });

  it.each([
    ['ada@acme.ch', 'grace@acme.ch', 'acme.ch'],
    ['ada@acme.ch', 'GRACE+x@ACME.CH', 'acme.ch'],
    ['ada@müller.ch', 'grace@xn--mller-kva.ch', 'müller.ch'],
    ['ada@xn--mller-kva.ch', 'grace@MÜLLER.ch', 'müller.ch'],
  ])('R-REG-3 after %s refuses %s', async (first, second, domain) => {
    await stranger().register({ ...company, email: first });
    await expect(
      stranger().register({ ...company, email: second }),
    ).rejects.toMatchObject({
      statusCode: 409,
      code: 'duplicate_domain',
      details: { domain },
    });
    expect(await knex('registrations')).toHaveLength(1);
  });

  it.each([
    ['ada@gmail.com', 'grace@gmail.com'],
    ['ada@acme.ch', 'grace@notacme.ch'],
    ['ada@acme.ch', 'grace@acme.ch.evil.com'],
  ])('R-REG-3 after %s takes %s', async (first, second) => {
    await stranger().register({ ...company, email: first });
    await stranger().register({ ...company, email: second });
    expect(await knex('registrations')).toHaveLength(2);
  });

  it('R-REG-4 lets personal accounts of one domain in, and they block no company', async () => {
    const personal = { ...company, isPersonal: true };
    await stranger().register(personal);
    await stranger().register({ ...personal, email: 'grace@acme.ch' });
    await stranger().register({ ...company, email: 'info@acme.ch' });
    expect(await knex('registrations')).toHaveLength(3);
  });

  it('R-REG-7 says the same to a person who is on the way already, and makes one of it', async () => {
    const personal = { ...company, isPersonal: true };
    const answers = [
      await stranger().register(personal),
      await stranger().register(personal),
    ];
    expect(answers[1]).toEqual(answers[0]);
    expect(await knex('registrations')).toHaveLength(1);
    expect(await knex('operations')).toHaveLength(1);
  });

  it('R-REG-3 makes one of two companies of one domain that come at once', async () => {
    const both = await Promise.allSettled([
      stranger('198.51.100.1', portal).register(company),
      stranger('198.51.100.2', replica).register({
        ...company,
        email: 'grace@acme.ch',
      }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { statusCode: 409, code: 'duplicate_domain' },
    });
    expect(await knex('registrations')).toHaveLength(1);
    expect(await knex('operations')).toHaveLength(1);
  });

  it('R-REG-5 refuses the fourth of one client on any replica, whatever it forges, and stores no address', async () => {
    for (let i = 0; i < 3; i++) {
      await stranger(
        `203.0.113.${i}, 198.51.100.1`,
        i % 2 ? replica : portal,
      ).register({ ...company, email: `ada@company${i}.ch` });
    }
    for (const at of [portal, replica]) {
      const response = await fetch(`${at.url}/public/registrations`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': '203.0.113.9, 198.51.100.1',
        },
        body: JSON.stringify({ ...company, email: 'ada@fourth.ch' }),
      });
      expect(response.status).toBe(429);
      const seconds = Number(response.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(3500);
      expect(seconds).toBeLessThanOrEqual(3600);
      expect((await response.json()).error).toMatchObject({
        code: 'rate_limited',
        retryAfterSeconds: seconds,
      });
    }
    await stranger('198.51.100.2').register(company);
    expect(JSON.stringify(await knex('registration_attempts'))).not.toContain(
      '198.51.100',
    );
  });

  it('R-REG-5 lets a client in again after the hour and forgets it', async () => {
    for (let i = 0; i < 3; i++) {
      await stranger().register({ ...company, email: `ada@company${i}.ch` });
    }
    await knex('registration_attempts').update({ expire: Date.now() - 1 });
    await stranger('198.51.100.9').register(company);
    expect(await knex('registration_attempts')).toHaveLength(1);
    await stranger().register({ ...company, email: 'ada@fourth.ch' });
  });

  it('R-REG-6 R-ROL-2 shows staff what is stuck and why, and nobody else', async () => {
    await stranger().register(company);
    await stranger().register({ ...company, email: 'ada@stuck.ch' });
    const [{ id: stuck }] = await knex('registrations').where({
      domain: 'stuck.ch',
    });
    await knex('operations')
      .where({ subject: `registration:${stuck}` })
      .update({ state: 'failed', step: 'grant', error_code: 'forbidden' });

    const staff = portal.as(people.operator);
    const { items } = await staff.listRegistrations({ state: 'stuck' });
    expect(items).toMatchObject([
      {
        id: stuck,
        contact: { email: 'ada@stuck.ch' },
        operation: {
          kind: 'register',
          error: { code: 'forbidden' },
          steps: [
            { name: 'organization' },
            { name: 'grant' },
            { name: 'role' },
            { name: 'invitation' },
          ],
          permissions: { retry: true },
        },
      },
    ]);
    const first = await staff.listRegistrations({ limit: 1 });
    expect(first).toMatchObject({ totalItems: 2 });
    expect(
      (await staff.listRegistrations({ cursor: first.nextCursor })).items,
    ).toHaveLength(1);

    const operation = items[0].operation!.id;
    expect((await staff.retryOperation(operation)).state).toBe('queued');
    for (const person of [people.owner, people.user, people.personalOwner]) {
      await expect(portal.as(person).listRegistrations()).rejects.toMatchObject(
        { statusCode: 403 },
      );
      await expect(
        portal.as(person).getOperation(operation),
      ).rejects.toMatchObject({ statusCode: 404 });
    }
    await expect(stranger().listRegistrations()).rejects.toMatchObject({
      statusCode: 401,
    });
  });

  it('R-REG-6 R-ROL-2 lets staff cancel a stuck registration, whose domain is free once nothing is left of it', async () => {
    await stranger().register(company);
    const [{ id: stuck }] = await knex('registrations');
    await knex('operations').update({
      state: 'failed',
      step: 'grant',
      error_code: 'forbidden',
    });
    for (const person of [people.owner, people.user, people.personalOwner]) {
      await expect(
        portal.as(person).cancelRegistration(stuck),
      ).rejects.toMatchObject({ statusCode: 403 });
    }
    await expect(stranger().cancelRegistration(stuck)).rejects.toMatchObject({
      statusCode: 401,
    });

    const staff = portal.as(people.operator);
    const listed = await staff.listRegistrations({ state: 'stuck' });
    expect(listed.items).toMatchObject([{ permissions: { cancel: true } }]);
    await expect(
      staff.cancelRegistration('00000000-0000-4000-8000-000000000000'),
    ).rejects.toMatchObject({ statusCode: 404 });
    expect(await staff.cancelRegistration(stuck)).toMatchObject({
      id: stuck,
      state: 'cancelling',
      operation: { kind: 'cancel-registration', state: 'queued' },
      permissions: { cancel: false },
    });
    await expect(staff.cancelRegistration(stuck)).rejects.toMatchObject({
      statusCode: 409,
      code: 'not_cancellable',
      details: { state: 'cancelling' },
    });
    expect(await knex('operations').orderBy('sequence')).toMatchObject([
      { kind: 'register', state: 'cancelled' },
      { kind: 'cancel-registration', state: 'queued' },
    ]);
    expect((await staff.listRegistrations({ state: 'stuck' })).items).toEqual(
      [],
    );

    await expect(stranger().register(company)).rejects.toMatchObject({
      code: 'duplicate_domain',
    });
    await knex('registrations').update({ state: 'cancelled' });
    await stranger().register(company);
    expect(await knex('registrations')).toHaveLength(2);
  });

  it('R-REG-6 takes nobody who is being cancelled for somebody on the way', async () => {
    const personal = { ...company, isPersonal: true };
    await stranger().register(personal);
    const [{ id: first }] = await knex('registrations');
    await portal.as(people.admin).cancelRegistration(first);
    await expect(stranger().register(personal)).rejects.toMatchObject({
      statusCode: 409,
      code: 'try_again',
    });
  });

  it('R-REG-6 calls a registration stuck that waits for more than a minute', async () => {
    await stranger().register(company);
    const staff = portal.as(people.admin);
    const waiting = (ms: number) =>
      knex('operations').update({
        state: 'waiting',
        waiting_for: 'zitadel',
        waiting_reason: 'unreachable',
        waiting_since: new Date(Date.now() - ms),
      });
    await waiting(30_000);
    expect((await staff.listRegistrations({ state: 'stuck' })).items).toEqual(
      [],
    );
    await waiting(90_000);
    expect(
      (await staff.listRegistrations({ state: 'stuck' })).items,
    ).toMatchObject([{ operation: { waiting: { reason: 'unreachable' } } }]);
  });
});
