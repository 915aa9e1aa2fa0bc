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

import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import authBackend from '@backstage/plugin-auth-backend';
import { HttpBrowser, startSandbox, type Sandbox } from '@pieced/sandbox';
import authModuleZitadelProvider from './index';

const PLATFORM = '310000000000000001';
const ACME = '310000000000000002';

const people = {
  petra: '310000000000000101',
  otto: '310000000000000102',
  anna: '310000000000000201',
  ben: '310000000000000202',
};

jest.setTimeout(60_000);

describe('authModuleZitadelProvider', () => {
  let sandbox: Sandbox;
  let backend: TestBackend;

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0, seed: true });
  });

  afterEach(async () => {
    await backend?.stop();
  });

  afterAll(async () => {
    await sandbox.close();
  });

  async function start(pieced: object, resolvers?: object[]) {
    const { zitadel } = sandbox;
    backend = await startTestBackend({
      features: [
        authBackend,
        authModuleZitadelProvider,
        // The tokens of this test are real ones.
        authServiceFactory,
        httpAuthServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            auth: {
              session: { secret: 'only for this test' },
              providers: {
                zitadel: {
                  test: {
                    metadataUrl: `${zitadel.url}/.well-known/openid-configuration`,
                    clientId: zitadel.clientId,
                    clientSecret: zitadel.clientSecret,
                    prompt: 'auto',
                    ...(resolvers ? { signIn: { resolvers } } : {}),
                  },
                },
              },
            },
            pieced,
          },
        }),
      ],
    });
  }

  function address(path: string) {
    return `http://localhost:${backend.server.port()}/api/auth${path}`;
  }

  /** What the pop-up of a sign-in tells the app. */
  async function signIn(browser: HttpBrowser, person: string) {
    const login = await browser.open(
      address('/zitadel/start?env=test&scope=openid'),
    );
    const { text } = await browser.open(login.url, {
      method: 'POST',
      body: new URLSearchParams({ person }),
    });
    const [, response] =
      /authResponse = decodeURIComponent\('([^']+)'/.exec(text) ?? [];
    return JSON.parse(decodeURIComponent(response));
  }

  const config = {
    platform: { organizationId: PLATFORM },
    zitadel: { projectId: '310000000000000900' },
  };

  it.each([
    {
      person: people.anna,
      profile: {
        displayName: 'Anna Keller',
        email: 'anna.keller@acme.example',
      },
      refs: [`group:pieced/org-${ACME}`, `group:pieced/org-${ACME}.owners`],
    },
    {
      person: people.ben,
      profile: { displayName: 'Ben Frei', email: 'ben.frei@acme.example' },
      refs: [`group:pieced/org-${ACME}`],
    },
    {
      person: people.petra,
      profile: { displayName: 'Petra Admin' },
      refs: [`group:pieced/org-${PLATFORM}`, 'group:pieced/platform-admins'],
    },
    {
      person: people.otto,
      profile: { displayName: 'Otto Operator' },
      refs: [`group:pieced/org-${PLATFORM}`, 'group:pieced/platform-operators'],
    },
  ])(
    'R-ROL-1 should sign in $profile.displayName without an entity in the catalog',
    async ({ person, profile, refs }) => {
      await start(config, [{ resolver: 'zitadelOrganization' }]);
      const browser = new HttpBrowser();
      const { response } = await signIn(browser, person);
      const userEntityRef = `user:pieced/${person}`;
      expect(response.profile).toMatchObject(profile);
      expect(response.backstageIdentity.identity).toEqual({
        type: 'user',
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...refs],
      });

      const userInfo = await fetch(address('/v1/userinfo'), {
        headers: {
          authorization: `Bearer ${response.backstageIdentity.token}`,
        },
      });
      expect(await userInfo.json()).toMatchObject({
        claims: { sub: userEntityRef, ent: [userEntityRef, ...refs] },
      });
    },
  );

  it('should renew the identity without asking the person, and end with the session', async () => {
    await start(config);
    const browser = new HttpBrowser();
    await signIn(browser, people.anna);
    const headers = { 'x-requested-with': 'XMLHttpRequest' };
    const refresh = () =>
      browser.open(address('/zitadel/refresh?env=test'), { headers });

    const renewed = await refresh();
    expect(renewed.status).toBe(200);
    expect(JSON.parse(renewed.text).backstageIdentity.identity).toMatchObject({
      ownershipEntityRefs: expect.arrayContaining([
        `group:pieced/org-${ACME}.owners`,
      ]),
    });

    await browser.open(address('/zitadel/logout?env=test'), {
      method: 'POST',
      headers,
    });
    await expect(refresh()).resolves.toMatchObject({ status: 401 });
  });

  it('R-OPS-1 should sign in once ZITADEL is back that was away when the backend started', async () => {
    sandbox.faults.add({ system: 'zitadel', kind: 'reset' });
    try {
      await start(config);
      const away = await new HttpBrowser().open(
        address('/zitadel/start?env=test&scope=openid'),
      );
      expect(away.status).toBe(503);
      expect(JSON.parse(away.text).error).toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining('The sign-in service'),
      });
    } finally {
      sandbox.faults.clear();
    }
    await expect(signIn(new HttpBrowser(), people.anna)).resolves.toMatchObject(
      {
        response: { profile: { displayName: 'Anna Keller' } },
      },
    );
  });

  it('should end the session of this browser while ZITADEL is away', async () => {
    await start(config);
    const browser = new HttpBrowser();
    await signIn(browser, people.anna);
    const headers = { 'x-requested-with': 'XMLHttpRequest' };
    sandbox.faults.add({ system: 'zitadel', kind: 'reset' });
    try {
      await expect(
        browser.open(address('/zitadel/logout?env=test'), {
          method: 'POST',
          headers,
        }),
      ).resolves.toMatchObject({ status: 200 });
    } finally {
      sandbox.faults.clear();
    }
    await expect(
      browser.open(address('/zitadel/refresh?env=test'), { headers }),
    ).resolves.toMatchObject({ status: 401 });
  });

  it('should refuse a person without a role and say so', async () => {
    await start({ platform: { organizationId: ACME } });
    await expect(signIn(new HttpBrowser(), people.petra)).resolves.toEqual({
      type: 'authorization_response',
      error: {
        name: 'AuthenticationError',
        message: `The person '${people.petra}' has no role in the PieCed portal`,
      },
    });
  });

  it('should not start without knowing the organization of PieCed', async () => {
    await expect(start({})).rejects.toThrow(
      "Missing config value 'pieced.platform.organizationId'",
    );
  });

  it('should not start with a resolver that does not look at roles', async () => {
    await expect(
      start(config, [{ resolver: 'emailMatchingUserEntityProfileEmail' }]),
    ).rejects.toThrow('emailMatchingUserEntityProfileEmail');
  });
});
