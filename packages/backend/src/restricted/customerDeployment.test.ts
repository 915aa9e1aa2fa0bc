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

import { hiddenFrom } from '../__testUtils__/hiddenFrom';
import { principals } from '../__testUtils__/principals';
import type { Caller } from '../__testUtils__/portalRows';
import { reportAccess } from '../__testUtils__/reportAccess';
import { World } from '../__testUtils__/World';

jest.setTimeout(120_000);

const callers: Caller[] = [
  'anonymous',
  'owner',
  'assignedUser',
  'otherOwner',
  'personalOwner',
  'service',
];

/** A path to call where the route's own has parameters, and what to send. */
interface Reachable {
  path?: string;
  body?: unknown;
  /** Reachable only while the permission framework narrows it down. */
  needsPermissions?: true;
}

const byQuery = { query: { kind: 'resource' } };

/** All that answers at all; everything else that is installed must be as if it were not. */
const reachable: Record<string, Reachable> = {
  // signing in and out
  'GET /api/auth/zitadel/start': {},
  'GET /api/auth/zitadel/handler/frame': {},
  'GET /api/auth/zitadel/refresh': {},
  'POST /api/auth/zitadel/logout': {},
  'GET /api/auth/.well-known/openid-configuration': {},
  'GET /api/auth/.well-known/jwks.json': {},
  'GET /api/auth/v1/userinfo': {},
  'POST /api/permission/authorize': { body: { items: [] } },
  // one's own
  'GET /api/notifications/': {},
  'GET /api/notifications/notifications': {},
  'GET /api/notifications/status': {},
  'GET /api/notifications/settings': {},
  'GET /api/notifications/topics': {},
  'POST /api/notifications/settings': {
    body: {
      channels: [
        { id: 'Web', origins: [{ id: 'plugin:pieced', enabled: true }] },
      ],
    },
  },
  'POST /api/notifications/update': { body: { ids: [], read: true } },
  'POST /api/notifications/notifications/update': {
    body: { ids: [], read: true },
  },
  'POST /api/user-settings/multiget': { body: { items: [] } },
  'PUT /api/user-settings/buckets/:bucket/keys/:key(*)': {
    path: '/api/user-settings/buckets/portal/keys/theme',
    body: { value: 'dark' },
  },
  'GET /api/user-settings/buckets/:bucket/keys/:key(*)': {
    path: '/api/user-settings/buckets/portal/keys/theme',
  },
  'DELETE /api/user-settings/buckets/:bucket/keys/:key(*)': {
    path: '/api/user-settings/buckets/portal/keys/theme',
  },
  // the catalog, as far as it belongs to the own organization
  'GET /api/catalog/entities': { needsPermissions: true },
  'GET /api/catalog/entities/by-query': { needsPermissions: true },
  'POST /api/catalog/entities/by-query': {
    body: byQuery,
    needsPermissions: true,
  },
  'POST /api/catalog/entities/by-refs': {
    body: { entityRefs: ['group:pieced/org-310000000000000003'] },
    needsPermissions: true,
  },
  'GET /api/catalog/entity-facets': {
    path: '/api/catalog/entity-facets?facet=metadata.name',
    needsPermissions: true,
  },
  'POST /api/catalog/entity-facets': {
    body: { facets: ['metadata.name'] },
    needsPermissions: true,
  },
};

/** Public keys, and what the backend's plugins ask each other by a token that no caller has. */
const internal =
  /\/\.backstage\/auth\/v1\/jwks\.json$|\/permissions\/apply-conditions$/;

let world: World;

beforeAll(async () => {
  world = await World.create();
});

afterAll(() => world.close());

describe.each([{ permissions: true }, { permissions: false }])(
  'the deployment for customers, permissions: $permissions',
  ({ permissions }) => {
    beforeAll(() => world.switchTo({ deployment: 'customer', permissions }));

    it('R-BS-3 leads nowhere but to what customers need, over all routes of all installed plugins', async () => {
      const routes = otherRoutes();
      expect(routes.length).toBeGreaterThan(80);
      const open = routes.filter(route => isReachable(route, permissions));
      const closed = routes.filter(
        route => !isReachable(route, permissions) && !internal.test(route),
      );
      expect(closed.length).toBeGreaterThan(30);

      for (const route of closed) {
        for (const caller of callers) {
          const { status } = await call(caller, route);
          expect([route, caller, [401, 403, 404].includes(status)]).toEqual([
            route,
            caller,
            true,
          ]);
        }
      }
      for (const route of open) {
        for (const caller of callers) {
          const { status, text } = await call(caller, route);
          expect([route, caller, status < 500 ? '' : text]).toEqual([
            route,
            caller,
            '',
          ]);
          const shown = hiddenFrom(caller, world).filter(hidden =>
            text.includes(hidden),
          );
          expect([route, caller, shown]).toEqual([route, caller, []]);
        }
      }
      reportAccess(
        `the deployment for customers, permissions ${
          permissions ? 'on' : 'off'
        }: ${routes.length} routes of other plugins, ${
          open.length
        } in reach and ${closed.length} closed, ${callers.length} callers, ${
          (2 * open.length + closed.length) * callers.length
        } assertions`,
      );
    });

    it('R-BS-3 has no route in the table that is not installed', () => {
      expect(otherRoutes()).toEqual(
        expect.arrayContaining(Object.keys(reachable)),
      );
    });

    it('R-BS-2 shows the catalog of the own organization', async () => {
      const { status, text } = await call('owner', 'GET /api/catalog/entities');
      expect({ status, isShown: text.includes('Acme GmbH') }).toEqual(
        permissions
          ? { status: 200, isShown: true }
          : { status: 404, isShown: false },
      );
    });

    it.each([
      '/API/catalog/locations',
      '/api/CATALOG/locations',
      '/api/catalog/entities/../locations',
      '/api/catalog//locations',
      '/api/catalog/locations/',
      '/api/catalog/entities/%2e%2e/locations',
      '//api/catalog/locations',
      '/api/pieced/../catalog/locations',
      '/.BACKSTAGE/instance-metadata/v1/plugins',
      '/api/pieced/.backstage/scheduler/v1/tasks',
    ])('R-BS-3 is not taken in by %s', async path => {
      await expect(call('owner', `GET ${path}`)).resolves.toMatchObject({
        status: 404,
      });
    });

    it('R-BS-3 lets nobody of PieCed sign in, and shows nothing to who has signed in at the other', async () => {
      const entities = await world.backend.fetch(
        'operator',
        `${world.backend.url}/api/catalog/entities`,
      );
      // signed in at the full deployment when the world was made
      const text = await entities.text();
      expect([entities.status, text.includes('metadata')]).toEqual([
        permissions ? 200 : 404,
        false,
      ]);
      await expect(
        world.backend.fetch('admin', `${world.backend.url}/api/pieced/session`),
      ).rejects.toThrow('failed');
    });
  },
);

/** Those of the portal itself have a table of their own. */
function otherRoutes(): string[] {
  return world.backend
    .routes()
    .filter(
      ({ path }) =>
        !path.startsWith('/api/pieced/') || path.startsWith('/api/pieced/.'),
    )
    .map(({ method, path }) => `${method} ${path}`);
}

function isReachable(route: string, permissions: boolean): boolean {
  const entry = reachable[route];
  return Boolean(entry && (permissions || !entry.needsPermissions));
}

async function call(caller: Caller, route: string) {
  const [method, pattern] = route.split(' ');
  const { path = pattern.replace(/:\w+(\(\*\))?|\*/g, 'x'), body = {} } =
    reachable[route] ?? {};
  const response = await world.backend.fetch(
    principals[caller],
    world.backend.url + path,
    {
      method,
      headers: { 'content-type': 'application/json' },
      body: method === 'GET' ? undefined : JSON.stringify(body),
    },
  );
  return { status: response.status, text: await response.text() };
}
