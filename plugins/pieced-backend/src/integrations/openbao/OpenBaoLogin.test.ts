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
import type { Fault, Faults, Openbao, Sandbox } from '@pieced/sandbox';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScriptedServer } from '../__testUtils__/ScriptedServer';
import { OpenBaoLogin } from './OpenBaoLogin';
import { OpenBaoSecretStore } from './OpenBaoSecretStore';

const secret = '123456:the-secret-token-of-the-customer';
const written = {
  tenantName: 'acme-1',
  packageId: 'telegram',
  values: { TELEGRAM_BOT_TOKEN: secret },
};

describe('OpenBaoLogin', () => {
  let sandbox: Sandbox;
  let faults: Faults;
  let openbao: Openbao;
  let folder: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0 });
    ({ faults, openbao } = sandbox);
    folder = mkdtempSync(join(tmpdir(), 'openbao-'));
  });

  afterAll(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  const storeAt = (url: string, auth: object, more?: object) =>
    OpenBaoSecretStore.fromConfig(
      new ConfigReader({ url, auth: { ...auth }, ...more }),
    );

  const byAppRole = () =>
    storeAt(openbao.url, { method: 'approle', ...openbao.approle });

  afterEach(async () => {
    faults.clear();
    await byAppRole().eraseTenant('acme-1');
  });

  async function stored(): Promise<unknown> {
    const answer = await fetch(
      `${openbao.url}/v1/secret/data/tenants/acme-1/packages/telegram`,
      { headers: { 'x-vault-token': openbao.tokens.root } },
    );
    return (await answer.json()).data?.data;
  }

  it('by Kubernetes reads the token file at each login', async () => {
    const jwtFile = join(folder, 'jwt');
    writeFileSync(jwtFile, 'an old one');
    const { role, jwt } = openbao.kubernetes;
    const store = storeAt(openbao.url, {
      method: 'kubernetes',
      role,
      jwtFile,
    });
    await expect(store.writePackageSecrets(written)).rejects.toMatchObject({
      code: 'unauthorized',
      isTransient: false,
    });
    writeFileSync(jwtFile, `${jwt}\n`);
    await store.writePackageSecrets(written);
    expect(await stored()).toEqual(written.values);
  });

  it('says when the token file is missing', async () => {
    const store = storeAt(openbao.url, {
      method: 'kubernetes',
      role: 'r',
      jwtFile: join(folder, 'nowhere'),
    });
    await expect(store.writePackageSecrets(written)).rejects.toMatchObject({
      code: 'misconfigured',
    });
  });

  it('is shared by calls at the same time and kept for two thirds of its life', async () => {
    const server = await ScriptedServer.start();
    server.always(200, {
      auth: { client_token: 'one', lease_duration: 90 },
    });
    let now = 0;
    const login = new OpenBaoLogin({
      url: server.url,
      now: () => now,
      auth: {
        method: 'approle',
        mount: 'approle',
        roleId: 'r',
        secretId: 's',
      },
    });
    await Promise.all([login.token(), login.token()]);
    now = 59_999;
    await login.token();
    expect(server.requests).toHaveLength(1);
    now = 60_000;
    await login.token();
    expect(server.requests).toHaveLength(2);
    await server.close();
  });

  it('happens once more when the token is refused before its time', async () => {
    const refuseOnce = (match: string): Fault => ({
      system: 'openbao',
      match,
      times: 1,
      kind: 'status',
      status: 403,
      body: { errors: ['permission denied'] },
    });
    const store = byAppRole();
    await store.writePackageSecrets(written);
    faults.add(refuseOnce('PATCH .*/data/'));
    await store.writePackageSecrets({ ...written, values: { NEW: 'x' } });
    expect(await stored()).toEqual({ ...written.values, NEW: 'x' });
  });

  it('a denied path is not asked for ever', async () => {
    const server = await ScriptedServer.start();
    server.answer = ({ url }, response) => {
      const isLogin = url.pathname.endsWith('/login');
      response
        .writeHead(isLogin ? 200 : 403)
        .end(
          JSON.stringify(
            isLogin
              ? { auth: { client_token: 't', lease_duration: 0 } }
              : { errors: ['permission denied'] },
          ),
        );
    };
    const store = storeAt(server.url, {
      method: 'approle',
      roleId: 'r',
      secretId: 's',
    });
    await expect(store.writePackageSecrets(written)).rejects.toMatchObject({
      code: 'forbidden',
      isTransient: false,
      message: expect.stringContaining('permission denied'),
    });
    expect(server.requests).toHaveLength(4);
    await server.close();
  });

  it('refuses an unknown method by name', () => {
    expect(() => storeAt(openbao.url, { method: 'ldap' })).toThrow(
      "must be token, approle or kubernetes, not 'ldap'",
    );
  });
});
