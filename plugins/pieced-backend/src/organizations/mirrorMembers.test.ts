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
import { testDatabase } from '../__testUtils__/testDatabase';
import type { MembershipRow } from '../members/MembershipRow';
import type { MemberRecord } from './mirrorMembers';
import { mirrorOrganizations } from './mirrorOrganizations';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const NOON = new Date('2026-11-25T12:00:00Z');
const OPERATION = '3f0f5f0e-0000-4000-8000-000000000001';
const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);

const anna: MemberRecord = {
  user_id: '1',
  display_name: 'Anna Keller',
  given_name: 'Anna',
  family_name: 'Keller',
  email: 'anna@acme.example',
  language: 'de',
  role: 'owner',
  accepted: true,
};
const ben: MemberRecord = {
  ...anna,
  user_id: '2',
  display_name: 'Ben Frei',
  email: 'ben@acme.example',
  role: 'user',
  accepted: false,
  known_since: minutes(-60),
};

describe.each(databases.eachSupportedId())('mirrored members on %s', id => {
  async function setUp() {
    const database = await testDatabase(await databases.init(id));
    const read = (members: MemberRecord[], at = NOON) =>
      mirrorOrganizations(
        database,
        [{ id: 'acme', name: 'Acme GmbH', members }],
        at,
      );
    await read([anna, ben]);
    const row = (userId: string): Promise<MembershipRow> =>
      database.queries('members').where({ user_id: userId }).first();
    const set = (userId: string, change: Partial<MembershipRow>) =>
      database.queries('members').where({ user_id: userId }).update(change);
    await database.queries('tenant_assignments').insert({
      tenant_name: 'acme-one',
      user_entity_ref: 'user:pieced/2',
    });
    const assignments = () => database.queries('tenant_assignments');
    return { read, row, set, assignments };
  }

  it('R-REG-8 knows since when somebody who has not joined is invited', async () => {
    const { read, row } = await setUp();
    const invited = await row('2');
    expect(new Date(invited.invited_at as string | Date)).toEqual(minutes(-60));
    expect(Boolean(invited.accepted)).toBe(false);
    await read([anna, { ...ben, accepted: true }]);
    expect(Boolean((await row('2')).accepted)).toBe(true);
  });

  it('R-ROL-1 takes tenants from somebody who is gone or was made an owner in ZITADEL', async () => {
    const { read, row, assignments } = await setUp();
    await read([anna, { ...ben, role: 'owner' }]);
    expect(await assignments()).toEqual([]);
    expect((await row('2')).revision).toBe(2);
    await read([anna]);
    expect(await row('2')).toMatchObject({
      removed_at: expect.anything(),
      display_name: '',
      email: '',
    });
    await read([anna, ben]);
    expect(await row('2')).toMatchObject({
      removed_at: null,
      display_name: 'Ben Frei',
    });
  });

  it('R-OPS-3 believes nothing about somebody for whom an operation is under way', async () => {
    const { read, row, set } = await setUp();
    await set('2', { role: 'owner', pending_operation_id: OPERATION });
    await set('1', { removed_at: NOON, pending_operation_id: OPERATION });
    await read([anna, ben], minutes(60));
    expect((await row('2')).role).toBe('owner');
    expect((await row('1')).removed_at).not.toBeNull();
    await read([], minutes(60));
    expect((await row('2')).removed_at).toBeNull();
  });

  it('R-OPS-3 believes nothing that was read before the operation had settled', async () => {
    const { read, row, set } = await setUp();
    await set('2', { role: 'owner', settled_at: minutes(1) });
    await read([anna, ben], NOON);
    expect((await row('2')).role).toBe('owner');
    await read([anna], NOON);
    expect((await row('2')).removed_at).toBeNull();
    await read([anna, ben], minutes(2));
    expect((await row('2')).role).toBe('user');
  });

  it('R-REG-8 believes at once that somebody has joined', async () => {
    const { read, row, set } = await setUp();
    await set('2', { role: 'owner', settled_at: minutes(1) });
    await read([anna, { ...ben, accepted: true }]);
    expect((await row('2')).role).toBe('owner');
    expect(Boolean((await row('2')).accepted)).toBe(true);
    await read([anna, ben]);
    expect(Boolean((await row('2')).accepted)).toBe(true);
  });

  it('forgets who has left for longer than any token lives', async () => {
    const { read, row } = await setUp();
    await read([anna]);
    await read([anna], minutes(60));
    expect(await row('2')).toBeTruthy();
    await read([anna], minutes(60 * 24 * 31));
    expect(await row('2')).toBeUndefined();
  });
});
