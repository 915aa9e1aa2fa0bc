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
  AUTHORIZATIONS,
  GRANTS,
  TestInstance,
} from './__testUtils__/TestInstance';

const PROJECT = '310000000000000900';
const HANS = '310000000000000401';
const PERSONAL = '310000000000000004';
const PLATFORM = '310000000000000001';

let instance: TestInstance;

beforeAll(async () => {
  instance = await TestInstance.start();
});

afterAll(() => instance.close());

const grant = (changes: object) => ({
  projectId: PROJECT,
  grantedOrganizationId: ACME,
  roleKeys: ['user'],
  ...changes,
});
const authorization = (changes: object) => ({
  userId: ANNA,
  projectId: PROJECT,
  organizationId: ACME,
  roleKeys: ['owner'],
  ...changes,
});

it.each([
  [`${GRANTS}/CreateProjectGrant`, grant({}), 409, 'already_exists'],
  [
    `${GRANTS}/CreateProjectGrant`,
    grant({ grantedOrganizationId: '1' }),
    400,
    'failed_precondition',
  ],
  [
    `${GRANTS}/CreateProjectGrant`,
    grant({ projectId: '1' }),
    400,
    'failed_precondition',
  ],
  [
    `${GRANTS}/CreateProjectGrant`,
    grant({ roleKeys: ['king'] }),
    400,
    'failed_precondition',
  ],
  [
    `${GRANTS}/CreateProjectGrant`,
    grant({ roleKeys: ['user', 'user'] }),
    400,
    'invalid_argument',
  ],
  [
    `${GRANTS}/CreateProjectGrant`,
    grant({ grantedOrganizationId: '' }),
    400,
    'invalid_argument',
  ],
  [
    `${GRANTS}/UpdateProjectGrant`,
    grant({ grantedOrganizationId: PLATFORM }),
    404,
    'not_found',
  ],
  [
    `${GRANTS}/UpdateProjectGrant`,
    grant({ roleKeys: ['king'] }),
    400,
    'failed_precondition',
  ],
  [
    `${AUTHORIZATIONS}/CreateAuthorization`,
    authorization({}),
    409,
    'already_exists',
  ],
  [
    `${AUTHORIZATIONS}/CreateAuthorization`,
    authorization({ userId: '1' }),
    400,
    'failed_precondition',
  ],
  [
    `${AUTHORIZATIONS}/CreateAuthorization`,
    authorization({ projectId: '1' }),
    400,
    'failed_precondition',
  ],
  [
    `${AUTHORIZATIONS}/CreateAuthorization`,
    authorization({ userId: HANS, organizationId: '1' }),
    400,
    'failed_precondition',
  ],
  [
    `${AUTHORIZATIONS}/CreateAuthorization`,
    authorization({
      organizationId: PERSONAL,
      roleKeys: ['platform_admin'],
    }),
    400,
    'failed_precondition',
  ],
  [
    `${AUTHORIZATIONS}/UpdateAuthorization`,
    { id: '1', roleKeys: [] },
    404,
    'not_found',
  ],
  [`${AUTHORIZATIONS}/ActivateAuthorization`, { id: '1' }, 404, 'not_found'],
  [`${AUTHORIZATIONS}/DeactivateAuthorization`, { id: '1' }, 404, 'not_found'],
  [`${AUTHORIZATIONS}/DeleteAuthorization`, {}, 400, 'invalid_argument'],
])('answers %s %j with %i %s', async (path, body, status, code) => {
  const answer = await instance.call(path, body);
  expect(answer).toMatchObject({ status, body: { code } });
  expect(answer.body.message).toBeTruthy();
});

it('words a refusal in Connect with the name of the code', async () => {
  const { body } = await instance.call(
    `${AUTHORIZATIONS}/CreateAuthorization`,
    authorization({}),
  );
  expect(body).toEqual({
    code: 'already_exists',
    message: 'Errors.UserGrant.AlreadyExists (V3-DKcYh)',
    details: [
      {
        type: 'zitadel.v1.ErrorDetail',
        value: '',
        debug: { id: 'V3-DKcYh', message: 'Errors.UserGrant.AlreadyExists' },
      },
    ],
  });
});

it('refuses staff roles to a customer also when an existing role is changed', async () => {
  const { authorizations } = await instance.done(
    `${AUTHORIZATIONS}/ListAuthorizations`,
    { filters: [{ userId: { id: ANNA } }] },
  );
  const answer = await instance.call(`${AUTHORIZATIONS}/UpdateAuthorization`, {
    id: authorizations[0].id,
    roleKeys: ['owner', 'platform_admin'],
  });
  expect(answer).toMatchObject({
    status: 400,
    body: {
      code: 'failed_precondition',
      message: 'Errors.Project.Role.NotFound (COMMAND-mm9F4)',
    },
  });
});
