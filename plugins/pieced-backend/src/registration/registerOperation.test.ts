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
import type { Database } from '../database/Database';
import { eventually } from '../__testUtils__/eventually';
import { testDatabase } from '../__testUtils__/testDatabase';
import { expectOneOfEach } from './__testUtils__/expectOneOfEach';
import { RegisterWorker } from './__testUtils__/RegisterWorker';
import { testRegistration } from './__testUtils__/testRegistration';
import { ZitadelProbe } from './__testUtils__/ZitadelProbe';
import type { RegistrationRow } from './RegistrationRow';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('registerOperation on %s', id => {
  let sandbox: Sandbox;
  let zitadel: ZitadelProbe;
  let database: Database;
  let worker: RegisterWorker;

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0 });
    zitadel = new ZitadelProbe(sandbox);
    database = await testDatabase(await databases.init(id));
  });

  afterAll(() => sandbox.close());

  beforeEach(async () => {
    worker = new RegisterWorker({ database, sandbox });
    await zitadel.setSearchDelay(100);
  });

  afterEach(async () => {
    sandbox.faults.clear();
    await worker.stop();
  });

  it('R-REG-6 makes organization, owner, grant and role, and invites in the preferred language', async () => {
    const row = testRegistration();
    const operation = await worker.register(row);
    worker.start();
    await worker.reaches(operation, 'succeeded');
    await expectOneOfEach(row, { worker, zitadel });
  });

  it('R-REG-2 gives a namesake a number, for companies and for persons', async () => {
    const company = testRegistration();
    const namesake = testRegistration({ company_name: company.company_name });
    const person = testRegistration({
      company_name: null,
      is_personal: true,
      domain: null,
      family_name: 'Zwilling',
    });
    const twin = { ...person, ...pick(testRegistration(), 'id', 'email') };
    worker.start();
    for (const row of [company, namesake, person, twin]) {
      await worker.reaches(await worker.register(row), 'succeeded');
    }
    expect(await nameOf(namesake)).toBe(`${company.company_name} 2`);
    expect(await nameOf(person)).toBe('Hans Zwilling (Personal)');
    expect(await nameOf(twin)).toBe('Hans Zwilling 2 (Personal)');
  });

  it('R-REG-2 numbers a namesake once when the answer to its creation is lost', async () => {
    const first = testRegistration();
    const second = testRegistration({ company_name: first.company_name });
    worker.start();
    await worker.reaches(await worker.register(first), 'succeeded');
    // the first creation of the second one is refused for its name, the next one is cut
    sandbox.faults.add({
      system: 'zitadel',
      match: 'POST /v2/organizations$',
      times: 1,
      kind: 'latency',
      delayMs: 1,
    });
    sandbox.faults.add({
      system: 'zitadel',
      match: 'POST /v2/organizations$',
      times: 1,
      kind: 'reset-after',
    });
    await worker.reaches(await worker.register(second), 'succeeded');
    expect(sandbox.faults.list()).toEqual([]);
    expect(await nameOf(second)).toBe(`${first.company_name} 2`);
    const { organizations } = await eventually(
      () => zitadel.find({ name: first.company_name!, email: second.email }),
      found => found.organizations.length > 1,
    );
    expect(organizations.map(({ name }) => name).sort()).toEqual([
      first.company_name,
      `${first.company_name} 2`,
    ]);
  });

  it.each([
    ['upper case', (domain: string) => `Grace@${domain.toUpperCase()}`],
    ['lower case', (domain: string) => `grace+x@${domain}`],
  ])(
    'R-REG-3 leaves nothing behind and tells the person when only ZITADEL knows the domain, in %s',
    async (_, emailAt) => {
      const row = testRegistration();
      await zitadel.addOrganization(`By hand ${row.id}`, emailAt(row.domain!));
      await zitadel.setSearchDelay(0);
      worker.start();
      await worker.reaches(await worker.register(row), 'succeeded');
      expect(await worker.registrations.get(row.id)).toMatchObject({
        state: 'refused',
        refusal: 'duplicate_domain',
      });
      const found = await zitadel.find({
        name: row.company_name!,
        email: row.email,
      });
      expect(found).toEqual({ organizations: [], users: [], roles: [] });
      await expectOneMail(
        row.email,
        `Für ${row.domain} gibt es schon ein Konto`,
      );
      const again = testRegistration({ domain: row.domain });
      await expect(worker.register(again)).resolves.toBeDefined();
    },
  );

  it('R-REG-6 is as patient as at first with what it made after staff have retried', async () => {
    const row = testRegistration({ created_at: new Date(0) });
    for (const call of ['POST /v2/organizations$', 'CreateProjectGrant$']) {
      sandbox.faults.add({
        system: 'zitadel',
        match: call,
        times: 1,
        kind: 'status',
        status: call.startsWith('POST') ? 403 : 404,
      });
    }
    worker.start();
    const operation = await worker.register(row);
    const stopped = await worker.reaches(operation, 'failed');
    await database.transaction(tx => worker.operations.retry(tx, stopped));
    await worker.reaches(operation, 'succeeded');
    await expectOneOfEach(row, { worker, zitadel });
  });

  it.each([
    ['a longer name', 'Other AG', (domain: string) => `not${domain}`],
    ['a longer end', 'Other AG', (domain: string) => `${domain}.evil.com`],
    [
      'a personal account',
      'Grace Hopper (Personal)',
      (domain: string) => domain,
    ],
  ])('R-REG-3 R-REG-4 is not held up by %s', async (_, name, domainOf) => {
    const row = testRegistration();
    await zitadel.addOrganization(
      name.replace(/(AG|Hopper)/, `$1 ${row.id}`),
      `grace@${domainOf(row.domain!)}`,
    );
    await zitadel.setSearchDelay(0);
    worker.start();
    await worker.reaches(await worker.register(row), 'succeeded');
    await expectOneOfEach(row, { worker, zitadel });
  });

  it('R-REG-7 tells only the person who has an account, by mail, and leaves nothing behind', async () => {
    const row = testRegistration({
      company_name: null,
      is_personal: true,
      domain: null,
      family_name: 'Bekannt',
    });
    await zitadel.addOrganization(`Home of ${row.id}`, row.email);
    worker.start();
    await worker.reaches(await worker.register(row), 'succeeded');
    expect(await worker.registrations.get(row.id)).toMatchObject({
      state: 'refused',
      refusal: 'person_exists',
    });
    const found = await zitadel.find({
      name: 'Hans Bekannt',
      email: row.email,
    });
    expect(found.organizations).toEqual([]);
    expect(found.users).toHaveLength(1);
    await expectOneMail(row.email, 'Sie haben schon ein Konto');
  });

  /** Not an invitation. */
  async function expectOneMail(address: string, subject: string) {
    const mails = await eventually(
      async () => zitadel.mailsTo(address),
      list => list.length > 0,
    );
    expect(mails).toMatchObject([
      { subject, headers: { 'content-language': 'de' } },
    ]);
  }

  async function nameOf(row: RegistrationRow) {
    return (await worker.registrations.get(row.id))?.organization_name;
  }
});

function pick<T, K extends keyof T>(value: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.map(key => [key, value[key]])) as Pick<T, K>;
}
