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

describe.each(databases.eachSupportedId())('RegistrationLimit on %s', id => {
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

  it('R-REG-5 refuses the fourth of one client on any replica, whatever it forges, and stores no address', async () => {
    for (let i = 0; i < 3; i++) {
      await stranger(
        `203.0.113.${i}, 198.51.100.1`,
        i % 2 ? desk.replica : desk.portal,
      ).register({ ...company, email: `ada@company${i}.ch` });
    }
    for (const at of [desk.portal, desk.replica]) {
      const response = await desk.post(
        { ...company, email: 'ada@fourth.ch' },
        '203.0.113.9, 198.51.100.1',
        at,
      );
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

  it('R-REG-5 counts a whole IPv6 line of a customer as one client, on any replica', async () => {
    const addresses = [
      '2001:db8:1:2::1',
      '2001:db8:1:2:ffff::1',
      '2001:0db8:0001:0002:0003:0004:0005:0006',
    ];
    for (const [i, address] of addresses.entries()) {
      await stranger(address, i % 2 ? desk.replica : desk.portal).register({
        ...company,
        email: `ada@company${i}.ch`,
      });
    }
    const response = await desk.post(
      { ...company, email: 'ada@fourth.ch' },
      '[2001:db8:1:2::42]:4711',
      desk.replica,
    );
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(3500);
    await stranger('2001:db8:1:3::1').register(company);
  });

  it('R-REG-5 lets three of one client through that come at once', async () => {
    const statuses = await Promise.all(
      [0, 1, 2, 3, 4, 5].map(async i => {
        const response = await desk.post(
          { ...company, email: `ada@company${i}.ch` },
          undefined,
          i % 2 ? desk.replica : desk.portal,
        );
        return response.status;
      }),
    );
    expect(statuses.sort()).toEqual([202, 202, 202, 429, 429, 429]);
    expect(await knex('registrations')).toHaveLength(3);
  });
});
