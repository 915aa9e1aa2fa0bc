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
import { people } from '../__testUtils__/people';
import { company, RegistrationDesk } from './__testUtils__/RegistrationDesk';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'registrations as staff see them on %s',
  id => {
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

    it('R-REG-6 R-ROL-2 shows staff what is stuck and why, and nobody else', async () => {
      await stranger().register(company);
      await stranger().register({ ...company, email: 'ada@stuck.ch' });
      const [{ id: stuck }] = await knex('registrations').where({
        domain: 'stuck.ch',
      });
      await knex('operations')
        .where({ subject: `registration:${stuck}` })
        .update({ state: 'failed', step: 'grant', error_code: 'forbidden' });

      const staff = desk.portal.as(people.operator);
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
        await expect(
          desk.portal.as(person).listRegistrations(),
        ).rejects.toMatchObject({ statusCode: 403 });
        await expect(
          desk.portal.as(person).getOperation(operation),
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
          desk.portal.as(person).cancelRegistration(stuck),
        ).rejects.toMatchObject({ statusCode: 403 });
      }
      await expect(stranger().cancelRegistration(stuck)).rejects.toMatchObject({
        statusCode: 401,
      });

      const staff = desk.portal.as(people.operator);
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

    it('R-REG-6 R-REG-7 answers somebody who is being cancelled like anybody else, and takes the registration', async () => {
      const personal = { ...company, isPersonal: true };
      const answer = await stranger().register(personal);
      const [{ id: first }] = await knex('registrations');
      await desk.portal.as(people.admin).cancelRegistration(first);
      expect(await stranger().register(personal)).toEqual(answer);
      expect(
        await knex('registrations').orderBy('created_at').pluck('state'),
      ).toEqual(['cancelling', 'under_way']);
    });

    it('R-REG-6 calls a registration stuck that waits for more than a minute', async () => {
      await stranger().register(company);
      const staff = desk.portal.as(people.admin);
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
  },
);
