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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Faults } from '../Faults';
import { startZitadel } from './startZitadel';
import type { Zitadel } from './startZitadel';

const CALLBACK = 'http://localhost:7007/api/auth/zitadel/handler/frame';
const ANNA = '310000000000000201';
const ACME = '310000000000000002';

let zitadel: Zitadel;

beforeEach(async () => {
  zitadel = await startZitadel({
    port: 0,
    faults: new Faults(),
    seed: true,
    redirectUris: [CALLBACK],
  });
});

afterEach(() => zitadel.close());

async function call(path: string, body: unknown, bearer?: string) {
  const response = await fetch(`${zitadel.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${bearer ?? zitadel.serviceToken}`,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
const LIST =
  '/zitadel.authorization.v2.AuthorizationService/ListAuthorizations';

it('wants the service token, in the words of REST and Connect', async () => {
  expect(await call('/v2/users', {}, 'wrong')).toMatchObject({
    status: 401,
    body: { code: 16, message: 'Errors.Token.Invalid (AUTH-7fs1e)' },
  });
  expect(await call(LIST, {}, 'wrong')).toMatchObject({
    status: 401,
    body: { code: 'unauthenticated' },
  });
});

it('searches organizations', async () => {
  const all = await call('/v2/organizations/_search', {
    query: { asc: true, limit: 2, offset: 1 },
    sortingColumn: 'ORGANIZATION_FIELD_NAME_NAME',
  });
  expect(all.body.details.totalResult).toBe('4');
  expect(all.body.result.map((o: { name: string }) => o.name)).toEqual([
    'Hans Müller (Personal)',
    'Müller AG',
  ]);
  const one = await call('/v2/organizations/_search', {
    queries: [
      {
        nameQuery: {
          name: 'acme',
          method: 'TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE',
        },
      },
      { stateQuery: { state: 'ORGANIZATION_STATE_ACTIVE' } },
    ],
  });
  expect(one.body.result).toEqual([
    {
      id: ACME,
      details: {
        sequence: expect.any(String),
        changeDate: expect.any(String),
        creationDate: expect.any(String),
        resourceOwner: ACME,
      },
      state: 'ORGANIZATION_STATE_ACTIVE',
      name: 'Acme GmbH',
      primaryDomain: 'acme-gmbh.localhost',
    },
  ]);
});

it('leaves out zero values of an empty answer', async () => {
  const none = await call('/v2/organizations/_search', {
    queries: [{ idQuery: { id: '1' } }],
  });
  expect(none.body).toEqual({ details: { timestamp: expect.any(String) } });
});

it('searches users, also with or, and, not', async () => {
  const ids = async (queries: unknown[]) => {
    const { body } = await call('/v2/users', { queries });
    return (body.result ?? []).map((u: { userId: string }) => u.userId);
  };
  expect(
    await ids([
      {
        emailQuery: {
          emailAddress: '@ACME.example',
          method: 'TEXT_QUERY_METHOD_ENDS_WITH_IGNORE_CASE',
        },
      },
    ]),
  ).toEqual([ANNA, '310000000000000202']);
  expect(
    await ids([
      { organizationIdQuery: { organizationId: ACME } },
      { notQuery: { query: { inUserIdsQuery: { userIds: [ANNA] } } } },
      { typeQuery: { type: 'TYPE_HUMAN' } },
    ]),
  ).toEqual(['310000000000000202']);
  expect(
    await ids([
      {
        orQuery: {
          queries: [
            {
              inUserEmailsQuery: {
                userEmails: ['dario.rossi@mueller.example'],
              },
            },
            {
              andQuery: {
                queries: [{ displayNameQuery: { displayName: 'Hans Müller' } }],
              },
            },
          ],
        },
      },
    ]),
  ).toEqual(['310000000000000302', '310000000000000401']);
});

it('tells a user as ZITADEL does', async () => {
  const { body } = await call('/v2/users', {
    queries: [{ inUserIdsQuery: { userIds: [ANNA] } }],
  });
  expect(body.result[0]).toMatchObject({
    userId: ANNA,
    details: { resourceOwner: ACME },
    state: 'USER_STATE_ACTIVE',
    username: 'anna.keller@acme.example',
    human: {
      profile: { givenName: 'Anna', preferredLanguage: 'de' },
      email: { email: 'anna.keller@acme.example', isVerified: true },
    },
  });
});

it('lists authorizations by filters and pages', async () => {
  const owners = await call(LIST, {
    pagination: { limit: 2, asc: true },
    filters: [
      { projectId: { id: zitadel.projectId } },
      { roleKey: { key: 'owner', method: 'TEXT_FILTER_METHOD_EQUALS' } },
      { state: { state: 'STATE_ACTIVE' } },
    ],
  });
  expect(owners.body.pagination).toEqual({
    totalResult: '3',
    appliedLimit: '2',
  });
  expect(owners.body.authorizations).toHaveLength(2);
  const anna = await call(LIST, {
    filters: [{ organizationId: { id: ACME } }, { userId: { id: ANNA } }],
  });
  expect(anna.body.authorizations).toEqual([
    {
      id: expect.stringMatching(/^\d{18}$/),
      creationDate: expect.any(String),
      changeDate: expect.any(String),
      project: {
        id: zitadel.projectId,
        name: 'PieCed Portal',
        organizationId: zitadel.platformOrganizationId,
      },
      organization: { id: ACME, name: 'Acme GmbH' },
      user: {
        id: ANNA,
        preferredLoginName: 'anna.keller@acme.example',
        displayName: 'Anna Keller',
        organizationId: ACME,
      },
      state: 'STATE_ACTIVE',
      roles: [{ key: 'owner', displayName: 'Owner', group: 'customer' }],
    },
  ]);
});

it('refuses unknown filters, broken JSON and unknown calls', async () => {
  expect(
    await call('/v2/users', { queries: [{ shoeSizeQuery: {} }] }),
  ).toMatchObject({ status: 400, body: { code: 3 } });
  expect(await call('/v2/users', '{"query":')).toMatchObject({
    status: 400,
    body: { code: 3 },
  });
  expect(await call(LIST, { filters: [{ shoeSize: {} }] })).toMatchObject({
    status: 400,
    body: { code: 'invalid_argument' },
  });
  expect((await call('/v2/nothing', {})).status).toBe(404);
  expect((await call('/zitadel.x.v2.XService/Do', {})).status).toBe(501);
});

it('has only PieCed itself without the seed, and seeds later', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'zitadel-'));
  const options = {
    port: 0,
    stateDir: fresh,
    faults: new Faults(),
    redirectUris: [CALLBACK],
  };
  const count = async (seed: boolean) => {
    const one = await startZitadel({ ...options, seed });
    const response = await fetch(`${one.url}/v2/organizations/_search`, {
      method: 'POST',
      headers: { authorization: `Bearer ${one.serviceToken}` },
    });
    await one.close();
    return (await response.json()).details.totalResult;
  };
  expect(await count(false)).toBe('1');
  expect(await count(true)).toBe('4');
  expect(await count(true)).toBe('4');
  rmSync(fresh, { recursive: true });
});
