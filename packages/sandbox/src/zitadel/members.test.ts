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
  person,
  TestInstance,
} from './__testUtils__/TestInstance';

const ROLES = 'urn:zitadel:iam:org:project:roles';

let instance: TestInstance;

beforeEach(async () => {
  instance = await TestInstance.start({ searchDelayMs: 0 });
});

afterEach(() => instance.close());

const signIn = () => instance.signIn({ person: ANNA });

async function authorizationOf(userId: string) {
  const { authorizations = [] } = await instance.done(
    `${AUTHORIZATIONS}/ListAuthorizations`,
    { filters: [{ userId: { id: userId } }] },
  );
  return authorizations[0];
}

it('replaces roles, and takes the same ones again', async () => {
  const { id } = await authorizationOf(ANNA);
  for (let times = 0; times < 2; times += 1) {
    expect(
      await instance.done(`${AUTHORIZATIONS}/UpdateAuthorization`, {
        id,
        roleKeys: ['user'],
      }),
    ).toEqual({ changeDate: expect.any(String) });
  }
  expect((await signIn()).claims[ROLES]).toEqual({
    user: { [ACME]: 'acme-gmbh.localhost' },
  });
});

it('takes a role away while it is inactive, as often as asked', async () => {
  const { id } = await authorizationOf(ANNA);
  for (let times = 0; times < 2; times += 1) {
    await instance.done(`${AUTHORIZATIONS}/DeactivateAuthorization`, { id });
  }
  expect((await authorizationOf(ANNA)).state).toBe('STATE_INACTIVE');
  expect((await signIn()).claims[ROLES]).toBeUndefined();
  for (let times = 0; times < 2; times += 1) {
    await instance.done(`${AUTHORIZATIONS}/ActivateAuthorization`, { id });
  }
  expect((await signIn()).claims[ROLES]).toBeDefined();
});

it('deletes a role, and a missing one as well', async () => {
  const { id } = await authorizationOf(ANNA);
  const remove = () =>
    instance.done(`${AUTHORIZATIONS}/DeleteAuthorization`, { id });
  expect(await remove()).toEqual({ deletionDate: expect.any(String) });
  expect(await remove()).toEqual({});
  expect(await authorizationOf(ANNA)).toBeUndefined();
});

it('lets people keep only the roles that the grant of their organization has', async () => {
  const grant = { projectId: instance.zitadel.projectId };
  const change = (call: string, more: object) =>
    instance.done(`${GRANTS}/${call}`, {
      ...grant,
      grantedOrganizationId: ACME,
      ...more,
    });
  expect(await change('UpdateProjectGrant', { roleKeys: ['user'] })).toEqual({
    changeDate: expect.any(String),
  });
  expect((await signIn()).claims[ROLES]).toBeUndefined();
  expect(await change('DeleteProjectGrant', {})).toEqual({
    deletionDate: expect.any(String),
  });
  expect(await change('DeleteProjectGrant', {})).toEqual({});
  expect(await authorizationOf(ANNA)).toBeUndefined();
});

it('locks a deactivated person out, ends the tokens, and lets the person in again', async () => {
  const { accessToken = '' } = await signIn();
  const path = `/v2/users/${ANNA}`;
  expect(await instance.done(`${path}/deactivate`)).toEqual({
    details: expect.objectContaining({ resourceOwner: ACME }),
  });
  expect((await instance.userinfo(accessToken)).status).toBe(401);
  expect((await signIn()).refused?.status).toBe(401);
  expect(await instance.call(`${path}/deactivate`)).toMatchObject({
    status: 400,
    body: { code: 9 },
  });
  await instance.done(`${path}/reactivate`);
  expect((await signIn()).claims.sub).toBe(ANNA);
  expect((await instance.call(`${path}/reactivate`)).status).toBe(400);
});

it('deletes a person with all roles', async () => {
  const { accessToken = '' } = await signIn();
  await instance.done(`/v2/users/${ANNA}`, {}, 'DELETE');
  expect(await authorizationOf(ANNA)).toBeUndefined();
  expect((await instance.userinfo(accessToken)).status).toBe(401);
  expect(
    await instance.call(`/v2/users/${ANNA}`, {}, { method: 'DELETE' }),
  ).toMatchObject({ status: 404, body: { code: 5 } });
  for (const action of ['deactivate', 'reactivate']) {
    const answer = await instance.call(`/v2/users/${ANNA}/${action}`);
    expect(answer.status).toBe(404);
  }
});

it('locks the people of a deactivated organization out and lets them in again', async () => {
  const path = `/v2/organizations/${ACME}`;
  expect(await instance.done(`${path}/deactivate`)).toEqual({
    changeDate: expect.any(String),
  });
  expect((await signIn()).refused?.status).toBe(401);
  expect((await instance.call(`${path}/deactivate`)).status).toBe(400);
  await instance.done(`${path}/activate`);
  expect((await signIn()).claims.sub).toBe(ANNA);
  expect((await instance.call(`${path}/activate`)).status).toBe(400);
  expect((await instance.call('/v2/organizations/1/activate')).status).toBe(
    404,
  );
});

it('deletes an organization with its people, whose names are free then', async () => {
  const remove = () => instance.done(`/v2/organizations/${ACME}`, {}, 'DELETE');
  expect(await remove()).toEqual({ deletionDate: expect.any(String) });
  expect(await remove()).toEqual({});
  expect(await authorizationOf(ANNA)).toBeUndefined();
  await instance.register('Acme GmbH', 'anna.keller@acme.example');
  expect(
    await instance.call(
      `/v2/organizations/${instance.zitadel.platformOrganizationId}`,
      {},
      { method: 'DELETE' },
    ),
  ).toMatchObject({ status: 400, body: { code: 9 } });
});

it('shows whether a person has verified the address and set a password', async () => {
  const { userId } = await instance.register('Blanc SA', 'lea@blanc.example');
  const human = async () => {
    const { result } = await instance.done('/v2/users', {
      queries: [{ inUserIdsQuery: { userIds: [userId] } }],
    });
    expect(result[0].state).toBe('USER_STATE_ACTIVE');
    return result[0].human;
  };
  const invited = await human();
  expect(invited.email).toEqual({ email: 'lea@blanc.example' });
  expect(invited.passwordChanged).toBeUndefined();
  const password = { password: 'Bien-venue1' };
  const { id } = await instance.done('/v2/users/new', {
    organizationId: ACME,
    human: {
      ...person(''),
      email: { email: 'ready@acme.example', isVerified: true },
      password,
    },
  });
  const { claims } = await instance.signIn({
    email: 'ready@acme.example',
    ...password,
  });
  expect(claims.sub).toBe(id);
  const { result } = await instance.done('/v2/users', {
    queries: [{ inUserIdsQuery: { userIds: [id] } }],
  });
  expect(result[0].human).toMatchObject({
    email: { isVerified: true },
    passwordChanged: expect.any(String),
  });
});
