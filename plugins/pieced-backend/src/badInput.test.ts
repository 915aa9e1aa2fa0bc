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
import type { Knex } from 'knex';
import { organizationIds, people } from './__testUtils__/people';
import { requestInput, TELEGRAM_TOKEN } from './__testUtils__/requestInput';
import { authorizationOf, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('bad input on %s', id => {
  let knex: Knex;
  let portal: TestPortal;

  beforeAll(async () => {
    knex = await databases.init(id);
    portal = await TestPortal.start({
      knex,
      config: { worker: { enabled: false } },
    });
    await knex('organizations').insert({
      id: organizationIds.acme,
      name: 'Acme GmbH',
      is_personal: false,
      synced_at: new Date(),
    });
  });

  afterAll(() => portal.stop());

  async function post(path: string, body: string, person = people.owner) {
    const response = await fetch(`${portal.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...authorizationOf(person),
      },
      body,
    });
    return { status: response.status, text: await response.text() };
  }

  const valid = requestInput();
  const without = (key: string) => ({
    ...valid,
    billingAddress: { ...valid.billingAddress, [key]: undefined },
  });

  it.each([
    [
      'an unknown package',
      { ...valid, packages: ['telegram', 'fax'] },
      'packages.1',
      'unknown_package',
    ],
    [
      'a package twice',
      { ...valid, packages: ['telegram', 'telegram'] },
      'packages.1',
      'duplicate',
    ],
    [
      'a missing secret',
      { ...valid, packageSecrets: {} },
      'packageSecrets.telegram.TELEGRAM_BOT_TOKEN',
      'required',
    ],
    [
      'a malformed token',
      {
        ...valid,
        packageSecrets: {
          telegram: { TELEGRAM_BOT_TOKEN: 'CANARY-malformed' },
        },
      },
      'packageSecrets.telegram.TELEGRAM_BOT_TOKEN',
      'invalid',
    ],
    [
      'a secret of a package that is not chosen',
      { ...valid, packages: [] },
      'packageSecrets.telegram.TELEGRAM_BOT_TOKEN',
      'unexpected',
    ],
    [
      'a file of 10,001 characters',
      { ...valid, soulMd: 'x'.repeat(10_001) },
      'soulMd',
      'too_long',
    ],
    [
      'a street that is missing',
      without('street'),
      'billingAddress.street',
      'required',
    ],
    [
      'a town that is missing',
      without('town'),
      'billingAddress.town',
      'required',
    ],
    [
      'a company that is missing',
      without('company'),
      'billingAddress.company',
      'required',
    ],
    [
      'no billing address',
      { ...valid, billingAddress: undefined },
      'billingAddress',
      'required',
    ],
    [
      'a postal code of no Swiss town',
      {
        ...valid,
        billingAddress: { ...valid.billingAddress!, postalCode: '80001' },
      },
      'billingAddress.postalCode',
      'invalid',
    ],
    [
      'a UID with a wrong check digit',
      {
        ...valid,
        billingAddress: { ...valid.billingAddress!, uid: 'CHE-123.456.789' },
      },
      'billingAddress.uid',
      'invalid',
    ],
    [
      'an agent name that is too long',
      { ...valid, agentName: 'x'.repeat(51) },
      'agentName',
      'too_long',
    ],
    [
      'an instance name that is too long',
      { ...valid, instanceName: 'x'.repeat(81) },
      'instanceName',
      'too_long',
    ],
    [
      'a character that no text may hold',
      { ...valid, soulMd: 'a\0b' },
      'soulMd',
      'invalid',
    ],
    [
      'a control character in a name',
      { ...valid, instanceName: 'a\u0007b' },
      'instanceName',
      'invalid',
    ],
    [
      'a field that nobody knows',
      { ...valid, status: 'active' },
      'status',
      'unexpected',
    ],
    [
      'another organization',
      { ...valid, organizationId: organizationIds.mueller },
      'organizationId',
      'unexpected',
    ],
  ])(
    'R-WIZ-9 refuses %s, naming the field, and stores nothing',
    async (_, body, field, code) => {
      const { status, text } = await post('/requests', JSON.stringify(body));
      expect(status).toBe(400);
      expect(JSON.parse(text).error).toMatchObject({
        name: 'InputError',
        code: 'invalid_input',
        field,
        issues: [expect.objectContaining({ field, code })],
      });
      expect(text).not.toContain('CANARY');
      expect(text).not.toContain(TELEGRAM_TOKEN);
      expect(await knex('tenant_requests')).toEqual([]);
      expect(await knex('sealed_secrets')).toEqual([]);
    },
  );

  it.each([
    ['broken JSON', '{"soulMd": "CANARY', 400, 'invalid'],
    [
      'a body of 5 MB',
      JSON.stringify({ ...valid, soulMd: 'x'.repeat(5_000_000) }),
      413,
      'too_large',
    ],
    ['no object', '[]', 400, 'invalid'],
  ])('R-WIZ-9 refuses %s as a whole', async (_, body, expected, code) => {
    const { status, text } = await post('/requests', body);
    expect(status).toBe(expected);
    expect(JSON.parse(text).error).toMatchObject({
      field: 'body',
      issues: [{ field: 'body', code }],
    });
    expect(text).not.toContain('CANARY');
    expect(await knex('tenant_requests')).toEqual([]);
  });

  it.each([
    ['GET', '/requests/no-uuid', 'id'],
    ['POST', '/requests/no-uuid/approve', 'id'],
    ['GET', '/operations/no-uuid', 'id'],
    ['GET', '/requests?cursor=nonsense', 'cursor'],
    // [0, "abc"]: a position, but of no request
    ['GET', '/requests?cursor=WzAsImFiYyJd', 'cursor'],
    ['GET', '/requests?search=%00', 'search'],
    ['GET', '/requests?status=lost', 'status.0'],
    ['GET', '/tenants?limit=1000', 'limit'],
  ])('names what is wrong in %s %s', async (method, path, field) => {
    const response = await fetch(`${portal.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...authorizationOf(people.operator),
      },
      body: method === 'POST' ? '{}' : undefined,
    });
    expect(response.status).toBe(400);
    expect((await response.json()).error.field).toBe(field);
  });

  it('refuses a caller who is not signed in', async () => {
    const response = await fetch(`${portal.url}/requests`, {
      headers: { authorization: mockCredentials.none.header() },
    });
    expect(response.status).toBe(401);
  });
});
