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
  coreServices,
  createBackendPlugin,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { PiecedService } from './PiecedService';
import { piecedServiceRef } from './piecedServiceRef';

/** The portal as far as this test needs it: says who called and what for. */
function createPortal() {
  const calls: { subject?: string; method: string; url: string }[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'pieced',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ httpRouter, httpAuth }) {
          httpRouter.use(async (req, res) => {
            calls.push({
              subject: subjectOf(await httpAuth.credentials(req)),
              method: req.method,
              url: req.url,
            });
            if (req.url.startsWith('/organizations')) {
              res.json({ items: [], totalItems: 0 });
            } else {
              res.status(404).json({ error: { message: 'No such thing' } });
            }
          });
        },
      });
    },
  });
  return { calls, plugin };
}

function subjectOf(credentials: BackstageCredentials): string | undefined {
  const principal = credentials.principal as {
    subject?: string;
    userEntityRef?: string;
  };
  return principal.userEntityRef ?? principal.subject;
}

function createConsumer(use: (pieced: PiecedService) => void) {
  return createBackendPlugin({
    pluginId: 'scaffolder',
    register(env) {
      env.registerInit({
        deps: { pieced: piecedServiceRef },
        init: async ({ pieced }) => use(pieced),
      });
    },
  });
}

describe('piecedServiceRef', () => {
  it('should ask the portal on behalf of the given person without any set-up', async () => {
    const portal = createPortal();
    let pieced: PiecedService | undefined;
    await startTestBackend({
      features: [
        portal.plugin,
        createConsumer(service => {
          pieced = service;
        }),
      ],
    });

    const credentials = mockCredentials.user('user:pieced/42');
    await expect(
      pieced?.listOrganizations({ limit: 2 }, { credentials }),
    ).resolves.toEqual({ items: [], totalItems: 0 });
    expect(portal.calls).toEqual([
      {
        subject: 'user:pieced/42',
        method: 'GET',
        url: '/organizations?limit=2',
      },
    ]);
  });

  it('should pass on what the portal refuses, for each method', async () => {
    const portal = createPortal();
    let pieced: PiecedService | undefined;
    await startTestBackend({
      features: [
        portal.plugin,
        createConsumer(service => {
          pieced = service;
        }),
      ],
    });
    const options = {
      credentials: mockCredentials.service('plugin:scaffolder'),
    };
    const input = {
      soulMd: '',
      agentsMd: '',
      billingAddress: {
        street: 'a',
        postalCode: '8000',
        town: 'b',
        country: 'CH',
      },
    };

    const refused = { name: 'PiecedApiError', statusCode: 404 };
    await expect(pieced?.listTenants({}, options)).rejects.toMatchObject(
      refused,
    );
    await expect(pieced?.getTenant('a b', options)).rejects.toMatchObject(
      refused,
    );
    await expect(pieced?.getWizard({}, options)).rejects.toMatchObject(refused);
    await expect(
      pieced?.createRequest(input, { ...options, idempotencyKey: 'k' }),
    ).rejects.toMatchObject(refused);
    await expect(pieced?.listRequests({}, options)).rejects.toMatchObject(
      refused,
    );
    await expect(pieced?.getRequest('1', options)).rejects.toMatchObject(
      refused,
    );
    await expect(
      pieced?.approveRequest('1', {}, options),
    ).rejects.toMatchObject(refused);
    await expect(
      pieced?.rejectRequest('1', { reason: 'no' }, options),
    ).rejects.toMatchObject(refused);
    await expect(pieced?.withdrawRequest('1', options)).rejects.toMatchObject(
      refused,
    );
    await expect(pieced?.getOperation('1', options)).rejects.toMatchObject(
      refused,
    );
    await expect(pieced?.retryOperation('1', options)).rejects.toMatchObject(
      refused,
    );

    expect(new Set(portal.calls.map(call => call.subject))).toEqual(
      new Set(['plugin:scaffolder']),
    );
    expect(portal.calls.map(call => `${call.method} ${call.url}`)).toEqual([
      'GET /tenants',
      'GET /tenants/a%20b',
      'GET /wizard',
      'POST /requests',
      'GET /requests',
      'GET /requests/1',
      'POST /requests/1/approve',
      'POST /requests/1/reject',
      'POST /requests/1/withdraw',
      'GET /operations/1',
      'POST /operations/1/retry',
    ]);
  });
});
