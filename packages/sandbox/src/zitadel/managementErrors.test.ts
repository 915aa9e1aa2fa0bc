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

import {
  ACME,
  ANNA,
  GRANTS,
  person,
  TestInstance,
} from './__testUtils__/TestInstance';

let instance: TestInstance;

beforeAll(async () => {
  instance = await TestInstance.start();
});

afterAll(() => instance.close());

const admin = (email: string) => [{ human: person(email) }];

it.each([
  [
    'a taken name, in any case',
    { name: 'ACME gmbh' },
    409,
    'Errors.Org.AlreadyExists (V3-DKcYh)',
  ],
  [
    'a taken identifier',
    { name: 'New', organizationId: ACME },
    409,
    'Errors.Org.AlreadyExisting (ORG-laho2n)',
  ],
  [
    'a taken user name, in any case',
    { name: 'New', admins: admin('Anna.Keller@acme.example') },
    409,
    'Errors.User.AlreadyExists (V3-DKcYh)',
  ],
  [
    'the same user name twice',
    { name: 'New', admins: [...admin('a@x.example'), ...admin('a@x.example')] },
    409,
    'Errors.User.AlreadyExists (V3-DKcYh)',
  ],
  [
    'an admin who is not there',
    { name: 'New', admins: [{ userId: '1' }] },
    400,
    'Errors.User.NotFound (COMMAND-uXHNj)',
  ],
  [
    'no e-mail address',
    { name: 'New', admins: admin('nobody') },
    400,
    'Errors.User.Email.Invalid (EMAIL-599BI)',
  ],
  [
    'no name',
    {},
    400,
    'invalid AddOrganizationRequest.Name: value length must be between 1 and 200 runes, inclusive',
  ],
])(
  'refuses an organization with %s and keeps nothing',
  async (_what, body, status, message) => {
    const answer = await instance.call('/v2/organizations', body);
    expect(answer).toMatchObject({ status, body: { message } });
    await instance.settings({ searchDelayMs: 0 });
    const { details } = await instance.done('/v2/organizations/_search');
    expect(details.totalResult).toBe('4');
  },
);

it('words a refusal in REST with the number of gRPC', async () => {
  const { body } = await instance.call('/v2/organizations', {
    name: 'Acme GmbH',
  });
  expect(body).toEqual({
    code: 6,
    message: 'Errors.Org.AlreadyExists (V3-DKcYh)',
    details: [
      {
        '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
        id: 'V3-DKcYh',
        message: 'Errors.Org.AlreadyExists',
      },
    ],
  });
});

it.each([
  [
    { organizationId: '1', human: person('a@b.example') },
    400,
    'Errors.Org.NotFound (COMMAND-QXPGs)',
  ],
  [
    { organizationId: ACME, human: person('ben.frei@acme.example') },
    409,
    'Errors.User.AlreadyExists (V3-DKcYh)',
  ],
  [
    { organizationId: ACME, userId: ANNA, human: person('a@b.example') },
    400,
    'Errors.User.AlreadyExisting (COMMAND-7yiox1isql)',
  ],
  [
    { organizationId: ACME },
    400,
    'invalid CreateUserRequest.UserType: value is required',
  ],
  [
    {
      organizationId: ACME,
      human: { ...person('a@b.example'), password: { password: 'short' } },
    },
    400,
    'Errors.User.PasswordComplexityPolicy.MinLength (COMMA-HuJf6)',
  ],
  [
    { organizationId: ACME, human: person('a@b.example', 'much-too-long') },
    400,
    'invalid SetHumanProfile.PreferredLanguage: value length must be between 0 and 10 runes, inclusive',
  ],
])('refuses the user %j', async (body, status, message) => {
  expect(await instance.call('/v2/users/new', body)).toMatchObject({
    status,
    body: { message },
  });
});

it('lets the reader search and nothing else', async () => {
  const token = instance.zitadel.readerToken;
  expect((await instance.call('/v2/users', {}, { token })).status).toBe(200);
  expect(
    await instance.call('/v2/organizations', { name: 'New' }, { token }),
  ).toMatchObject({
    status: 403,
    body: { code: 7, message: 'No matching permissions found (AUTH-5mWD2)' },
  });
  expect(
    await instance.call(`${GRANTS}/CreateProjectGrant`, {}, { token }),
  ).toMatchObject({ status: 403, body: { code: 'permission_denied' } });
});

it('does not take the access token of a person', async () => {
  const { accessToken: token } = await instance.signIn({ person: ANNA });
  const answer = await instance.call('/v2/organizations', {}, { token });
  expect(answer).toMatchObject({ status: 401, body: { code: 16 } });
});
