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

import { mockServices } from '@backstage/backend-test-utils';
import { startSandbox, type Sandbox } from '@pieced/sandbox';
import type { Request } from 'express';
import { createZitadelAuthenticator } from './zitadelAuthenticator';

const APP_URL = 'http://localhost:3000';

jest.setTimeout(60_000);

describe('createZitadelAuthenticator', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0, seed: true });
  });

  afterAll(async () => {
    await sandbox.close();
  });

  it('should sign out of ZITADEL and lead back to the app', async () => {
    const { zitadel } = sandbox;
    const authenticator = createZitadelAuthenticator({ appUrl: APP_URL });
    const context = authenticator.initialize({
      callbackUrl: 'http://localhost:7007/api/auth/zitadel/handler/frame',
      config: mockServices.rootConfig({
        data: {
          metadataUrl: `${zitadel.url}/.well-known/openid-configuration`,
          clientId: zitadel.clientId,
          clientSecret: zitadel.clientSecret,
        },
      }),
    });
    const result = await authenticator.logout?.(
      { req: {} as Request },
      context,
    );
    const url = result?.logoutUrl ?? '';
    expect(url).toContain(`${zitadel.url}/oidc/v1/end_session?`);
    // A page whose form the browser submits by itself.
    const page = await fetch(url);
    const html = await page.text();
    const [, action] = /action="([^"]+)"/.exec(html) ?? [];
    const fields = html.matchAll(/name="([^"]+)" value="([^"]+)"/g);
    const response = await fetch(action, {
      method: 'POST',
      body: new URLSearchParams([...fields].map(([, ...field]) => field)),
      headers: { cookie: page.headers.getSetCookie().join('; ') },
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toBe(`${APP_URL}/`);
  });
});
