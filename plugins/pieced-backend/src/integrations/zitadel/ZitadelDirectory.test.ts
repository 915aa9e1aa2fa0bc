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

import { ConfigReader } from '@backstage/config';
import { startSandbox } from '@pieced/sandbox';
import type { Faults, Sandbox, Zitadel } from '@pieced/sandbox';
import { ScriptedServer, sendJson } from '../__testUtils__/ScriptedServer';
import { ZitadelConnection } from './ZitadelConnection';
import { ZitadelDirectory } from './ZitadelDirectory';

jest.setTimeout(60_000);

describe('ZitadelDirectory', () => {
  let sandbox: Sandbox;
  let faults: Faults;
  let zitadel: Zitadel;

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0, seed: true });
    ({ faults, zitadel } = sandbox);
  });

  afterEach(() => faults.clear());
  afterAll(() => sandbox.close());

  const directory = (change?: object) =>
    ZitadelDirectory.fromConfig(
      new ConfigReader({
        url: zitadel.url,
        serviceToken: zitadel.serviceToken,
        projectId: zitadel.projectId,
        ...change,
      }),
    );

  it('lists every organization with its members and their roles', async () => {
    const organizations = await directory().listOrganizations();
    const acme = organizations.find(({ name }) => name === 'Acme GmbH');
    expect(acme).toEqual({
      id: '310000000000000002',
      name: 'Acme GmbH',
      state: 'active',
      members: [
        {
          userId: '310000000000000201',
          givenName: 'Anna',
          familyName: 'Keller',
          displayName: 'Anna Keller',
          email: 'anna.keller@acme.example',
          preferredLanguage: 'de',
          hasJoined: true,
          createdAt: expect.any(Date),
          state: 'active',
          roles: ['owner'],
        },
        expect.objectContaining({ givenName: 'Ben', roles: ['user'] }),
      ],
    });
    const staff = organizations.find(
      ({ id }) => id === zitadel.platformOrganizationId,
    );
    expect(staff?.members.flatMap(({ roles }) => roles).sort()).toEqual([
      'platform_admin',
      'platform_operator',
    ]);
  });

  it('finds the same page by page', async () => {
    const small = new ZitadelDirectory({
      connection: new ZitadelConnection({
        url: zitadel.url,
        auth: { token: zitadel.serviceToken },
      }),
      projectId: zitadel.projectId,
      pageSize: 1,
    });
    expect(await small.listOrganizations()).toEqual(
      await directory().listOrganizations(),
    );
  });

  it('has organizations without members for another project', async () => {
    const other = await directory({ projectId: '1' }).listOrganizations();
    expect(other.length).toBeGreaterThan(1);
    expect(other.flatMap(({ members }) => members)).toEqual([]);
  });

  it('a wrong service token is a permanent error that does not repeat it', async () => {
    const failure = await directory({ serviceToken: 'not-the-token' })
      .listOrganizations()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      system: 'zitadel',
      code: 'unauthorized',
      isTransient: false,
    });
    expect(`${failure} ${JSON.stringify(failure)}`).not.toContain(
      'not-the-token',
    );
  });

  it.each([
    [429, 'rate_limited', true],
    [503, 'unavailable', true],
    [403, 'forbidden', false],
    [501, 'unsupported', false],
  ])('%i is %s', async (status, code, isTransient) => {
    faults.add({ system: 'zitadel', kind: 'status', status });
    await expect(directory().listOrganizations()).rejects.toMatchObject({
      code,
      isTransient,
    });
  });

  it('a cut connection in the middle gives no half directory', async () => {
    faults.add({ system: 'zitadel', match: 'POST /v2/users', kind: 'reset' });
    await expect(directory().listOrganizations()).rejects.toMatchObject({
      code: 'unreachable',
      isTransient: true,
    });
  });

  describe('what the demo data does not have', () => {
    let server: ScriptedServer;

    beforeEach(async () => {
      server = await ScriptedServer.start();
    });

    afterEach(() => server.close());

    const member = (
      id: string,
      userId: string,
      home: string,
      role: string,
      state?: string,
    ) => ({
      id,
      state,
      organization: { id: 'a' },
      user: { id: userId, organizationId: home },
      roles: [{ key: role }],
    });

    function answerWith(authorizations: unknown[], users: unknown[]) {
      server.answer = ({ url }, response) => {
        switch (url.pathname) {
          case '/v2/organizations/_search':
            return sendJson(response, 200, {
              result: [
                { id: 'a', name: 'A', state: 'ORGANIZATION_STATE_INACTIVE' },
              ],
            });
          case '/v2/users':
            return sendJson(response, 200, { result: users });
          default:
            return sendJson(response, 200, { authorizations });
        }
      };
    }

    const read = () =>
      new ZitadelDirectory({
        connection: new ZitadelConnection({
          url: server.url,
          auth: { token: 't' },
        }),
        projectId: 'p',
      }).listOrganizations();

    it('guests, machines, inactive grants and vanished people are no members', async () => {
      answerWith(
        [
          member('1', 'guest', 'b', 'owner'),
          member('2', 'machine', 'a', 'owner'),
          member('3', 'former', 'a', 'owner', 'STATE_INACTIVE'),
          member('4', 'vanished', 'a', 'owner'),
          member('5', 'moved', 'a', 'owner'),
          member('6', 'real', 'a', 'user'),
          member('7', 'real', 'a', 'owner'),
        ],
        [
          { userId: 'guest', human: {}, details: { resourceOwner: 'b' } },
          { userId: 'machine', details: { resourceOwner: 'a' } },
          { userId: 'former', human: {}, details: { resourceOwner: 'a' } },
          { userId: 'moved', human: {}, details: { resourceOwner: 'b' } },
          {
            userId: 'real',
            state: 'USER_STATE_INITIAL',
            human: {},
            details: { resourceOwner: 'a' },
          },
        ],
      );
      expect(await read()).toEqual([
        {
          id: 'a',
          name: 'A',
          state: 'inactive',
          members: [
            {
              userId: 'real',
              givenName: '',
              familyName: '',
              displayName: '',
              email: '',
              preferredLanguage: undefined,
              hasJoined: false,
              createdAt: undefined,
              state: 'initial',
              roles: ['user', 'owner'],
            },
          ],
        },
      ]);
    });

    it('an instance without anything is empty, not an error', async () => {
      server.always(200, {});
      await expect(read()).resolves.toEqual([]);
    });

    it('an answer of another shape is an error, not an empty directory', async () => {
      server.always(200, { result: [{ name: 'no id' }] });
      await expect(read()).rejects.toMatchObject({ code: 'invalid_answer' });
      server.answer = (_, response) => {
        response.end('<html>');
      };
      await expect(read()).rejects.toMatchObject({ code: 'invalid_answer' });
    });
  });
});
