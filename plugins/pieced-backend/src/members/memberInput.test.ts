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
import { organizationIds, people } from '../__testUtils__/people';
import { authorizationOf, TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const { acme } = organizationIds;
const MEMBERS = `/organizations/${acme}/members`;
const ANNA = people.owner.userEntityRef.split('/')[1];

const guest = {
  email: 'cleo@acme.example',
  givenName: 'Cleo',
  familyName: 'Frei',
  role: 'user',
};

describe.each(databases.eachSupportedId())('input on members on %s', id => {
  let knex: Knex;
  let portal: TestPortal;

  beforeAll(async () => {
    knex = await databases.init(id);
    portal = await TestPortal.start({
      knex,
      config: { worker: { enabled: false } },
    });
    await knex('organizations').insert({
      id: acme,
      name: 'Acme GmbH',
      is_personal: false,
      synced_at: new Date(),
    });
    await knex('members').insert({
      organization_id: acme,
      user_id: ANNA,
      display_name: 'Anna Keller',
      email: 'anna.keller@acme.example',
      language: 'de',
      role: 'owner',
    });
  });

  afterAll(() => portal.stop());

  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(`${portal.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...authorizationOf(people.owner),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, answer: await response.json() };
  }

  it.each([
    ['no object', [], 'body', 'invalid'],
    ['no address', { ...guest, email: ' ' }, 'email', 'required'],
    ['half an address', { ...guest, email: 'cleo@' }, 'email', 'invalid'],
    ['no name', { ...guest, givenName: ' ' }, 'givenName', 'required'],
    [
      'a character that no text may hold',
      { ...guest, familyName: 'a\0b' },
      'familyName',
      'invalid',
    ],
    ['no role', { ...guest, role: undefined }, 'role', 'invalid'],
    [
      'R-ROL-1 a staff role',
      { ...guest, role: 'platform_admin' },
      'role',
      'invalid',
    ],
    [
      'another language',
      { ...guest, preferredLanguage: 'rm' },
      'preferredLanguage',
      'invalid',
    ],
    [
      'R-ROL-1 tenants of an owner',
      { ...guest, role: 'owner', tenants: ['acme-one'] },
      'tenants',
      'unexpected',
    ],
    [
      'a tenant that does not exist',
      { ...guest, tenants: ['acme-one'] },
      'tenants',
      'invalid',
    ],
    [
      'a tenant that no database can look up',
      { ...guest, tenants: ['a\0b'] },
      'tenants.0',
      'invalid',
    ],
    ['a field that nobody knows', { ...guest, id: '1' }, 'id', 'unexpected'],
  ])('refuses %s, naming the field', async (_, body, field, code) => {
    const { status, answer } = await call('POST', MEMBERS, body);
    expect(status).toBe(400);
    expect(answer.error).toMatchObject({
      code: 'invalid_input',
      issues: [{ field, code }],
    });
    expect(await knex('members')).toHaveLength(1);
    expect(await knex('operations')).toEqual([]);
  });

  it.each([
    ['GET', `${MEMBERS}?search=%00`, 'search'],
    ['GET', `${MEMBERS}?search=${'x'.repeat(1_000)}`, 'search'],
    ['GET', `${MEMBERS}?limit=0`, 'limit'],
    ['GET', `${MEMBERS}?cursor=nonsense`, 'cursor'],
    // ["a\0", "b"]
    ['GET', `${MEMBERS}?cursor=WyJhXHUwMDAwIiwiYiJd`, 'cursor'],
    ['GET', '/organizations/%00', 'id'],
    ['GET', '/organizations/%00/members', 'id'],
    ['DELETE', `${MEMBERS}/%00`, 'userId'],
    ['PATCH', `${MEMBERS}/1`, 'revision'],
  ])('names what is wrong in %s %s', async (method, path, field) => {
    const { status, answer } = await call(
      method,
      path,
      method === 'PATCH' ? {} : undefined,
    );
    expect(status).toBe(400);
    expect(answer.error.field).toBe(field);
  });

  it.each([
    ['DELETE', '1'],
    ['PATCH', '1'],
    ['POST', '1/invitation'],
    ['DELETE', people.otherOwner.userEntityRef.split('/')[1]],
  ])('R-ROL-2 does not find a stranger for %s %s', async (method, path) => {
    const { status } = await call(method, `${MEMBERS}/${path}`, {
      revision: 1,
    });
    expect(status).toBe(404);
  });
});
