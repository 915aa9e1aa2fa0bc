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
import { company, RegistrationDesk } from './__testUtils__/RegistrationDesk';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('registration on %s', id => {
  let knex: Knex;
  let desk: RegistrationDesk;

  beforeAll(async () => {
    knex = await databases.init(id);
    desk = await RegistrationDesk.start(knex);
  });

  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  const stranger = (address?: string, at = desk.portal) =>
    desk.stranger(address, at);

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
      stranger('198.51.100.1', desk.portal).register(company),
      stranger('198.51.100.2', desk.replica).register({
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

  it.each([
    'Acme (Personal)',
    'Acme (personal)',
    'Acme (Реrsоnаl)',
    'Acme （Personal）',
    'Acme (Personal)\u200b',
    'Acme (Per\u00adsonal)',
    'Acme\u00a0(Personal)',
    'Acme (𝐏𝐞𝐫𝐬𝐨𝐧𝐚𝐥)',
  ])(
    'R-REG-2 R-PER-1 takes no company that looks like a person: %j',
    async companyName => {
      await expect(
        stranger().register({ ...company, companyName }),
      ).rejects.toMatchObject({
        statusCode: 400,
        issues: [{ field: 'companyName', code: 'invalid' }],
      });
      expect(await knex('registrations')).toEqual([]);
    },
  );

  it.each(['Acme (Personal) Ltd', 'Personal Training AG'])(
    'R-PER-1 takes a company called %s for a company',
    async companyName => {
      await stranger().register({ ...company, companyName });
      expect(await knex('registrations')).toMatchObject([
        { company_name: companyName, domain: 'acme.ch' },
      ]);
    },
  );

  it.each([false, true])(
    'R-REG-7 answers somebody with an account like anybody else (personal: %s)',
    async isPersonal => {
      await knex('organizations').insert({
        id: 'o',
        name: 'Ada Lovelace (Personal)',
        is_personal: true,
        synced_at: new Date(),
      });
      await knex('members').insert({
        organization_id: 'o',
        user_id: 'u',
        display_name: 'Ada',
        email: 'ada@gmail.com',
        language: 'en',
        role: 'owner',
      });
      const answers = await Promise.all(
        ['ada@gmail.com', 'not@gmail.com'].map(async email => {
          const response = await desk.post({ ...company, isPersonal, email });
          const { email: _, ...rest } = await response.json();
          const headers = [...response.headers.keys()].sort();
          return { status: response.status, rest, headers };
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0].status).toBe(202);
      await knex('members').delete();
      await knex('organizations').delete();
    },
  );
});
