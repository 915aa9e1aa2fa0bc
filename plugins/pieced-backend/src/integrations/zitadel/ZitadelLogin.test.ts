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

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { startSandbox, type Sandbox } from '@pieced/sandbox';
import { ScriptedServer, sendJson } from '../__testUtils__/ScriptedServer';
import { parseServiceAccountKey } from './ServiceAccountKey';
import { zitadelAuthOf } from './zitadelAuthOf';
import { ZitadelConnection } from './ZitadelConnection';
import { ZitadelDirectory } from './ZitadelDirectory';
import { ZitadelLogin } from './ZitadelLogin';
import { ZitadelManagement } from './ZitadelManagement';

jest.setTimeout(60_000);

const HOUR = 3_600_000;

describe('ZitadelLogin', () => {
  let sandbox: Sandbox;
  let keyJson: string;
  let folder: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0, seed: true });
    keyJson = JSON.stringify(sandbox.zitadel.serviceAccountKey);
    folder = mkdtempSync(join(tmpdir(), 'zitadel-key-'));
  });

  afterEach(() => sandbox.faults.clear());

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await sandbox.close();
  });

  const config = (change: object) =>
    new ConfigReader({
      url: sandbox.zitadel.url,
      projectId: sandbox.zitadel.projectId,
      ...change,
    });

  it('signs in with the JSON of a key, to read and to change', async () => {
    const withKey = config({ serviceKey: keyJson });
    const organizations = await ZitadelDirectory.fromConfig(
      withKey,
    ).listOrganizations();
    expect(organizations.map(({ name }) => name)).toContain('Acme GmbH');
    await ZitadelManagement.fromConfig(withKey).deleteOrganization('1');
  });

  it('signs in with a file, also when it comes or changes later', async () => {
    const serviceKeyFile = join(folder, 'key.json');
    const directory = ZitadelDirectory.fromConfig(config({ serviceKeyFile }));
    await expect(directory.listOrganizations()).rejects.toMatchObject({
      code: 'misconfigured',
      isTransient: true,
      message: expect.stringContaining('ENOENT'),
    });
    writeFileSync(serviceKeyFile, '{"type":"serviceaccount","key":"half');
    await expect(directory.listOrganizations()).rejects.toMatchObject({
      code: 'misconfigured',
      message: expect.not.stringContaining('half'),
    });
    writeFileSync(serviceKeyFile, keyJson);
    await expect(directory.listOrganizations()).resolves.not.toEqual([]);
  });

  it('says that a key is refused, once and for all and without the key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const serviceKey = JSON.stringify({ ...JSON.parse(keyJson), key });
    const failure = await ZitadelDirectory.fromConfig(config({ serviceKey }))
      .listOrganizations()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'unauthorized', isTransient: false });
    expect(`${failure} ${JSON.stringify(failure)}`).not.toMatch(/PRIVATE|eyJ/);
  });

  it.each([
    [503, 'unavailable'],
    [429, 'rate_limited'],
  ])('waits when the sign-in is answered %i', async (status, code) => {
    sandbox.faults.add({
      system: 'zitadel',
      match: 'POST /oauth/v2/token',
      kind: 'status',
      status,
    });
    await expect(
      ZitadelDirectory.fromConfig(
        config({ serviceKey: keyJson }),
      ).listOrganizations(),
    ).rejects.toMatchObject({ code, isTransient: true });
  });

  it.each([
    ['nothing', {}],
    ['two ways', { serviceToken: 't', serviceKeyFile: 'f' }],
    ['all ways', { serviceToken: 't', serviceKey: 'k', serviceKeyFile: 'f' }],
    ['a key that is none', { serviceKey: '{"key":"secret-text"}' }],
  ])('refuses a configuration with %s at start', (_, change) => {
    const read = () => zitadelAuthOf(config(change));
    expect(read).toThrow(/pieced\.zitadel\.serviceKey|exactly one/);
    expect(read).not.toThrow(/secret-text/);
  });

  describe('at a server that tells what it was asked', () => {
    let server: ScriptedServer;
    let clock: number;
    let tokens: number;
    let refused: string[];

    beforeEach(async () => {
      server = await ScriptedServer.start();
      clock = Date.now();
      tokens = 0;
      refused = [];
      server.answer = ({ url, headers }, response) => {
        if (url.pathname === '/oauth/v2/token') {
          tokens += 1;
          sendJson(response, 200, {
            access_token: `token-${tokens}`,
            expires_in: 12 * 3600,
          });
        } else if (refused.includes(headers.authorization ?? '')) {
          sendJson(response, 401, {});
        } else {
          sendJson(response, 200, {});
        }
      };
    });

    afterEach(() => server.close());

    const auth = () => ({ key: parseServiceAccountKey(keyJson)! });

    it('asks for one token for calls at the same time, and for another shortly before its end', async () => {
      const login = new ZitadelLogin({
        url: server.url,
        auth: auth(),
        now: () => clock,
      });
      expect(await Promise.all([login.token(), login.token()])).toEqual([
        'token-1',
        'token-1',
      ]);
      clock += 12 * HOUR - 90_000;
      expect(await login.token()).toBe('token-1');
      clock += 60_000;
      expect(await login.token()).toBe('token-2');
      expect(tokens).toBe(2);
      const form = new URLSearchParams(server.requests[0].body);
      expect(server.requests[0].headers['content-type']).toContain(
        'application/x-www-form-urlencoded',
      );
      expect(form.get('scope')).toContain(
        'urn:zitadel:iam:org:project:id:zitadel:aud',
      );
    });

    const deleteAt = (connection: ZitadelConnection) =>
      connection.command('DELETE', '/v2/organizations/1');

    it('renews a refused token once and makes the call again', async () => {
      const connection = new ZitadelConnection({
        url: server.url,
        auth: auth(),
      });
      refused = ['Bearer token-1'];
      await deleteAt(connection);
      await deleteAt(connection);
      expect(tokens).toBe(2);
      expect(
        server.requests
          .filter(({ method }) => method === 'DELETE')
          .map(({ headers }) => headers.authorization),
      ).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-2']);
    });

    it('sends nothing any more when signing in again has used up the time of the call', async () => {
      const connection = new ZitadelConnection({
        url: server.url,
        auth: auth(),
        timeoutMs: 400,
      });
      await deleteAt(connection);
      refused = ['Bearer token-1'];
      const { answer } = server;
      server.answer = (request, response) => {
        setTimeout(() => answer(request, response), 250);
      };
      await expect(deleteAt(connection)).rejects.toMatchObject({
        code: 'timeout',
        isTransient: true,
      });
      expect(
        server.requests
          .filter(({ method }) => method === 'DELETE')
          .map(({ headers }) => headers.authorization),
      ).toEqual(['Bearer token-1', 'Bearer token-1']);
    });

    it('gives up when the renewed token is refused as well', async () => {
      const connection = new ZitadelConnection({
        url: server.url,
        auth: auth(),
      });
      refused = ['Bearer token-1', 'Bearer token-2'];
      await expect(deleteAt(connection)).rejects.toMatchObject({
        code: 'unauthorized',
        isTransient: false,
      });
      expect(server.requests).toHaveLength(4);
    });

    it('does not repeat a call with a personal access token', async () => {
      const connection = new ZitadelConnection({
        url: server.url,
        auth: { token: 'pat' },
      });
      refused = ['Bearer pat'];
      await expect(deleteAt(connection)).rejects.toMatchObject({
        code: 'unauthorized',
      });
      expect(server.requests).toHaveLength(1);
    });
  });
});
