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
import type { Database } from '../database/Database';
import { testDatabase } from '../__testUtils__/testDatabase';
import { testRegistration } from './__testUtils__/testRegistration';
import { customerDomainOf } from './customerDomainOf';
import { DomainRegister } from './DomainRegister';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe('customerDomainOf', () => {
  it.each([
    'gmail.com',
    'gmx.ch',
    'bluewin.ch',
    'hotmail.com',
    'outlook.com',
    'proton.me',
    'icloud.com',
    'yahoo.com',
    'sunrise.ch',
    'GMail.com',
  ])('R-REG-3 tells nobody apart by %s', domain => {
    expect(customerDomainOf(`ada@${domain}`)).toBeUndefined();
  });

  it('R-REG-3 keeps the whole domain', () => {
    expect(customerDomainOf('ada@gmail.com.acme.ch')).toBe('gmail.com.acme.ch');
    expect(customerDomainOf('ada@notgmail.com')).toBe('notgmail.com');
  });
});

describe.each(databases.eachSupportedId())('DomainRegister on %s', id => {
  let database: Database;
  const register = new DomainRegister();
  const isTaken = (domain: string) =>
    register.isTaken(database.queries, domain);

  beforeEach(async () => {
    database = await testDatabase(await databases.init(id));
  });

  async function addMember(
    email: string,
    { isPersonal = false, organizationId = 'o' } = {},
  ) {
    await database.queries('organizations').insert({
      id: organizationId,
      name: 'Acme',
      is_personal: isPersonal,
      synced_at: new Date(),
    });
    await database.queries('members').insert({
      organization_id: organizationId,
      user_id: 'u',
      display_name: 'Ada',
      email,
      language: 'en',
      role: 'user',
    });
  }

  async function addRequest(status: string, isPersonal = false) {
    await database.queries('tenant_requests').insert({
      id: '00000000-0000-4000-8000-000000000001',
      organization_id: 'o',
      company_name: 'Acme',
      is_personal: isPersonal,
      agent_name: 'Ada',
      packages: '[]',
      secret_keys: '[]',
      contact_name: 'Ada',
      contact_email: 'Ada@Acme.ch',
      contact_language: 'en',
      billing_address: '{}',
      status,
      requested_by: 'user:pieced/1',
      created_at: new Date(),
      updated_at: new Date(),
    });
  }

  it.each([
    ['ada@acme.ch', 'acme.ch', true],
    ['Ada+portal@ACME.ch', 'acme.ch', true],
    ['ada@notacme.ch', 'acme.ch', false],
    ['ada@acme.ch.evil.com', 'acme.ch', false],
    ['ada@mail.acme.ch', 'acme.ch', false],
    ['ada@acme.ch', 'notacme.ch', false],
    ['ada@acme.ch', 'acme.ch.evil.com', false],
    ['ada@müller.ch', 'xn--mller-kva.ch', true],
    ['ada@MÜLLER.CH', 'xn--mller-kva.ch', true],
    ['ada@xn--mller-kva.ch', 'xn--mller-kva.ch', true],
    ['ada@muller.ch', 'xn--mller-kva.ch', false],
    ['ada@почта.рф', 'xn--80a1acny.xn--p1ai', true],
  ])(
    'R-REG-3 with the member %s the domain %s is taken: %s',
    async (email, domain, expected) => {
      await addMember(email);
      expect(await isTaken(domain)).toBe(expected);
    },
  );

  it('R-REG-4 does not count members of personal accounts', async () => {
    await addMember('ada@acme.ch', { isPersonal: true });
    expect(await isTaken('acme.ch')).toBe(false);
  });

  it.each([
    ['completed', true],
    ['cancelled', false],
    ['refused', false],
  ] as const)(
    'R-REG-6 with a synced member of a registration that was %s the domain is taken: %s',
    async (state, expected) => {
      const row = testRegistration({ domain: 'acme.ch' });
      await database.queries('registrations').insert({
        ...row,
        state,
        finished_at: new Date(0),
      });
      await addMember('ada@acme.ch', { organizationId: row.id });
      expect(await isTaken('acme.ch')).toBe(expected);
    },
  );

  it.each([
    ['pending', false, true],
    ['active', false, true],
    ['suspended', false, true],
    ['rejected', false, false],
    ['withdrawn', false, false],
    ['deleted', false, false],
    ['active', true, false],
  ])(
    'R-REG-3 R-REG-4 with a request that is %s (personal: %s) the domain is taken: %s',
    async (status, isPersonal, expected) => {
      await addRequest(status, isPersonal);
      expect(await isTaken('acme.ch')).toBe(expected);
    },
  );

  it.each([
    ['under_way', 0, true],
    ['cancelling', 0, true],
    ['cancelled', 0, false],
    ['completed', 1, true],
    ['completed', 120, false],
    ['refused', 1, false],
  ] as const)(
    'R-REG-3 with a registration that is %s since %s minutes the domain is taken: %s',
    async (state, minutes, expected) => {
      await database.queries('registrations').insert({
        ...testRegistration({ domain: 'acme.ch' }),
        state,
        finished_at: new Date(Date.now() - minutes * 60_000),
      });
      expect(await isTaken('acme.ch')).toBe(expected);
    },
  );
});
