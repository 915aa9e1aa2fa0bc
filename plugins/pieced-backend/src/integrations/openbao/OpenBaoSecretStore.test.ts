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
import { ScriptedServer } from '../__testUtils__/ScriptedServer';
import { OpenBaoSecretStore } from './OpenBaoSecretStore';

const secret = '123456:the-secret-token-of-the-customer';
const written = {
  tenantName: 'acme-1',
  packageId: 'telegram',
  values: { TELEGRAM_BOT_TOKEN: secret },
};

describe('OpenBaoSecretStore', () => {
  let sandbox: Sandbox;
  let faults: Faults;
  let openbao: Openbao;

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0 });
    ({ faults, openbao } = sandbox);
  });

  afterAll(() => sandbox.close());

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

  async function asRoot(method: string, path: string, body?: unknown) {
    const answer = await fetch(`${openbao.url}/v1/secret/${path}`, {
      method,
      headers: { 'x-vault-token': openbao.tokens.root },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return answer.status === 204 ? undefined : answer.json();
  }

  const stored = async (path = 'tenants/acme-1/packages/telegram') =>
    (await asRoot('GET', `data/${path}`)).data?.data;

  it('R-TEN-3: writes with a login that cannot read, and names the keys only', async () => {
    const store = byAppRole();
    await expect(store.packageSecretKeys(written)).resolves.toEqual([]);
    await store.writePackageSecrets(written);
    await store.writePackageSecrets(written);

    await expect(store.packageSecretKeys(written)).resolves.toEqual([
      'TELEGRAM_BOT_TOKEN',
    ]);
    expect(await stored()).toEqual({ TELEGRAM_BOT_TOKEN: secret });
  });

  it('leaves the other keys of the package alone', async () => {
    const store = byAppRole();
    await store.writePackageSecrets({ ...written, values: { OLD: 'a' } });
    await store.writePackageSecrets(written);
    expect(await stored()).toEqual({ OLD: 'a', TELEGRAM_BOT_TOKEN: secret });
  });

  it('many writers of one secret at once end with all keys', async () => {
    const store = byAppRole();
    const keys = ['A', 'B', 'C', 'D', 'E'];
    await Promise.all(
      keys.map(key =>
        store.writePackageSecrets({ ...written, values: { [key]: 'x' } }),
      ),
    );
    expect(Object.keys(await stored()).sort()).toEqual(keys);
  });

  it('writes again where somebody deleted the latest version by hand', async () => {
    const store = byAppRole();
    await store.writePackageSecrets(written);
    await asRoot('DELETE', 'data/tenants/acme-1/packages/telegram');
    await expect(store.packageSecretKeys(written)).resolves.toEqual([]);
    await store.writePackageSecrets(written);
    expect(await stored()).toEqual({ TELEGRAM_BOT_TOKEN: secret });
  });

  it('a write whose answer was lost can simply be done again', async () => {
    faults.add({
      system: 'openbao',
      match: 'POST .*/data/',
      kind: 'reset-after',
    });
    const store = byAppRole();
    await expect(store.writePackageSecrets(written)).rejects.toMatchObject({
      code: 'unreachable',
      isTransient: true,
    });
    faults.clear();
    await store.writePackageSecrets(written);
    expect(await stored()).toEqual({ TELEGRAM_BOT_TOKEN: secret });
  });

  it('R-TEN-6: erases all of a tenant, at any depth, and nothing of others', async () => {
    const store = byAppRole();
    await store.writePackageSecrets(written);
    await store.writePackageSecrets({ ...written, packageId: 'slack' });
    await store.writePackageSecrets({ ...written, tenantName: 'acme-12' });
    await asRoot('POST', 'data/tenants/acme-1/by-hand/deep/one', {
      data: { x: 'y' },
    });

    await store.eraseTenant('acme-1');
    await store.eraseTenant('acme-1');
    expect(await stored()).toBeUndefined();
    expect(await stored('tenants/acme-1/by-hand/deep/one')).toBeUndefined();
    expect(await stored('tenants/acme-12/packages/telegram')).toEqual(
      written.values,
    );
  });

  it.each(['', '.', '..'])(
    'never leaves the folder of a tenant: %j',
    async tenantName => {
      const store = byAppRole();
      await expect(store.eraseTenant(tenantName)).rejects.toThrow(
        'cannot be part of a secret',
      );
    },
  );

  describe('failures', () => {
    const fault = (status: number, body?: unknown): Fault => ({
      system: 'openbao',
      match: '/data/',
      kind: 'status',
      status,
      body,
    });

    it.each([
      [429, {}, 'rate_limited', true],
      [500, {}, 'unavailable', true],
      [503, { errors: ['Vault is sealed'] }, 'sealed', true],
      [503, {}, 'unavailable', true],
      [400, { errors: [`bad value ${secret}`] }, 'invalid', false],
      [405, { errors: [] }, 'invalid', false],
    ])('R-WIZ-5: %i %j is %s and repeats no value', async (...row) => {
      const [status, body, code, isTransient] = row;
      faults.add(fault(status, body));
      const failure = await byAppRole()
        .writePackageSecrets(written)
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({ system: 'openbao', code, isTransient });
      expect(`${failure} ${JSON.stringify(failure)}`).not.toContain(secret);
    });

    it('nobody listens', async () => {
      const server = await ScriptedServer.start();
      await server.close();
      const store = storeAt(server.url, { method: 'token', token: 't' });
      await expect(store.eraseTenant('acme-1')).rejects.toMatchObject({
        code: 'unreachable',
        isTransient: true,
        message: 'openbao cannot be reached (ECONNREFUSED)',
      });
    });

    it('a redirect is not followed, so the token goes nowhere else', async () => {
      const thief = await ScriptedServer.start();
      const server = await ScriptedServer.start();
      server.always(307, undefined, { location: thief.url });
      const store = storeAt(server.url, { method: 'token', token: 't' });
      await expect(store.packageSecretKeys(written)).rejects.toMatchObject({
        code: 'unexpected',
      });
      expect(thief.requests).toHaveLength(0);
      await server.close();
      await thief.close();
    });
  });

  it('sends the namespace and uses the mount of the configuration', async () => {
    const server = await ScriptedServer.start();
    server.always(200, { data: { subkeys: { A: null }, metadata: {} } });
    const store = storeAt(
      `${server.url}/`,
      { method: 'token', token: 't' },
      { namespace: 'pieced/', mount: 'kv' },
    );
    await expect(store.packageSecretKeys(written)).resolves.toEqual(['A']);
    const [{ url, headers }] = server.requests;
    expect(url.pathname).toBe(
      '/v1/kv/subkeys/tenants/acme-1/packages/telegram',
    );
    expect(headers).toMatchObject({
      'x-vault-namespace': 'pieced/',
      'x-vault-token': 't',
    });
    await server.close();
  });
});
