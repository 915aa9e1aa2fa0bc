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
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  eventsServiceFactory,
  eventsServiceRef,
  type EventsService,
} from '@backstage/plugin-events-node';
import type { ChangeHint } from '@pieced/plugin-pieced-common';
import {
  piecedServiceRef,
  type PiecedService,
} from '@pieced/plugin-pieced-node';
import { FakePieced } from './__testUtils__/FakePieced';
import { aMember, anOrganization, aTenant } from './__testUtils__/things';
import catalogModulePieced from './index';

const acme = anOrganization('7', {
  name: 'Acme GmbH',
  members: [
    aMember('71', { role: 'owner', displayName: 'Anna Keller' }),
    aMember('72'),
  ],
});

jest.setTimeout(60_000);

describe('catalogModulePieced', () => {
  let pieced: FakePieced;
  let events: EventsService;
  let backend: TestBackend;

  beforeEach(async () => {
    pieced = new FakePieced();
    pieced.add(acme, aTenant('acme-1'), aTenant('acme-2'));
    pieced.add(
      anOrganization('1', {
        isPlatform: true,
        members: [aMember('11', { role: 'platform_admin' })],
      }),
    );
    backend = await startTestBackend({
      features: [
        catalogBackend,
        catalogModulePieced,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.example.ch' },
            events: { useEventBus: 'never' },
            catalog: {
              stitchingStrategy: { pollingInterval: { milliseconds: 200 } },
            },
          },
        }),
        eventsServiceFactory,
        createServiceFactory({
          service: piecedServiceRef,
          deps: {},
          factory: () => pieced as unknown as PiecedService,
        }),
        // Whoever publishes is another plugin than the one that listens.
        createBackendPlugin({
          pluginId: 'pieced',
          register(env) {
            env.registerInit({
              deps: { events: eventsServiceRef, logger: coreServices.logger },
              init: async deps => {
                events = deps.events;
              },
            });
          },
        }),
      ],
    });
  });

  afterEach(async () => {
    await backend.stop();
  });

  async function get(ref: string): Promise<AlphaEntity | undefined> {
    const [kind, name] = ref.split(/:pieced\//);
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/catalog/entities/by-name/${kind}/pieced/${name}`,
      { headers: { authorization: mockCredentials.user.header() } },
    );
    return response.ok ? response.json() : undefined;
  }

  function tell(hint: ChangeHint) {
    return events.publish({ topic: 'pieced.changes', eventPayload: hint });
  }

  /** Polls until the entity is as wanted; resolves to the milliseconds that took. */
  async function until(
    ref: string,
    isAsWanted: (entity: AlphaEntity | undefined) => boolean,
    timeoutMs = 15_000,
  ): Promise<number> {
    const start = Date.now();
    for (;;) {
      const entity = await get(ref);
      if (isAsWanted(entity)) {
        return Date.now() - start;
      }
      if (Date.now() - start > timeoutMs) {
        throw new Error(
          `'${ref}' is not as wanted after ${timeoutMs} ms: ${JSON.stringify(
            entity,
          )}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  function hasRelations(entity: AlphaEntity | undefined, count: number) {
    return entity?.relations?.length === count;
  }

  it('R-BS-1 should show tenants, organizations and members with their relations', async () => {
    await until('resource:pieced/acme-1', entity => hasRelations(entity, 1));
    await until('group:pieced/org-7', entity => hasRelations(entity, 5));
    await until('group:pieced/org-7.owners', entity => hasRelations(entity, 2));
    await until('user:pieced/71', entity => hasRelations(entity, 2));
    await until('user:pieced/11', entity => hasRelations(entity, 2));

    await expect(get('resource:pieced/acme-1')).resolves.toMatchObject({
      metadata: {
        title: 'Instance acme-1',
        annotations: {
          'backstage.io/managed-by-location': 'pieced:tenants/acme-1',
          'pieced.ch/phase': 'Ready',
          'pieced.ch/zitadel-org-id': '7',
        },
        links: [
          {
            url: 'https://portal.example.ch/pieced/instances/acme-1',
            title: 'Open in the portal',
          },
        ],
      },
      spec: { type: 'pieced-tenant', owner: 'group:pieced/org-7' },
      relations: [{ type: 'ownedBy', targetRef: 'group:pieced/org-7' }],
      status: {
        items: [
          {
            type: 'pieced.ch/phase',
            level: 'info',
            message: 'The instance is ready',
          },
        ],
      },
    });
    const group = await get('group:pieced/org-7');
    expect(group?.relations).toEqual(
      expect.arrayContaining([
        { type: 'ownerOf', targetRef: 'resource:pieced/acme-1' },
        { type: 'ownerOf', targetRef: 'resource:pieced/acme-2' },
        { type: 'hasMember', targetRef: 'user:pieced/71' },
        { type: 'hasMember', targetRef: 'user:pieced/72' },
        { type: 'parentOf', targetRef: 'group:pieced/org-7.owners' },
      ]),
    );
    await expect(get('group:pieced/org-7.owners')).resolves.toMatchObject({
      relations: expect.arrayContaining([
        { type: 'childOf', targetRef: 'group:pieced/org-7' },
        { type: 'hasMember', targetRef: 'user:pieced/71' },
      ]),
    });
    await expect(get('user:pieced/71')).resolves.toMatchObject({
      spec: {
        profile: {
          displayName: 'Anna Keller',
          email: 'person.71@acme.example',
        },
      },
    });
    await expect(get('user:pieced/11')).resolves.toMatchObject({
      relations: expect.arrayContaining([
        { type: 'memberOf', targetRef: 'group:pieced/platform-admins' },
      ]),
    });
  });

  it('R-BS-1 should follow a tenant from its creation over a change to its end, each within seconds', async () => {
    await until('resource:pieced/acme-1', Boolean);

    pieced.add(aTenant('acme-3', { phase: 'Pending' }));
    await tell({ topic: 'tenant', key: 'acme-3' });
    await until(
      'resource:pieced/acme-3',
      entity => entity?.metadata.annotations?.['pieced.ch/phase'] === 'Pending',
      4_000,
    );

    pieced.add(aTenant('acme-3', { phase: 'Error' }));
    await tell({ topic: 'tenant', key: 'acme-3' });
    await until(
      'resource:pieced/acme-3',
      entity => entity?.status?.items?.[0].level === 'error',
      4_000,
    );

    pieced.tenants.delete('acme-3');
    await tell({ topic: 'tenant', key: 'acme-3' });
    await until('resource:pieced/acme-3', entity => !entity, 4_000);
    await expect(get('resource:pieced/acme-1')).resolves.toBeDefined();
  });

  it('R-BS-1 should let a member leave and another join', async () => {
    await until('user:pieced/71', Boolean);
    await until('group:pieced/org-7', entity => hasRelations(entity, 5));

    pieced.add({ ...acme, members: [aMember('71'), aMember('73')] });
    await tell({ topic: 'organization', key: '7' });
    await until('user:pieced/73', Boolean, 4_000);
    await until('user:pieced/72', entity => !entity, 4_000);
    await until('user:pieced/71', entity => hasRelations(entity, 1), 4_000);
    await expect(get('resource:pieced/acme-1')).resolves.toBeDefined();
  });

  it('R-BS-1 should keep everything while the portal fails, and catch up by itself', async () => {
    await until('resource:pieced/acme-2', Boolean);
    await until('user:pieced/72', Boolean);

    pieced.failure = new Error('the portal is down');
    pieced.tenants.delete('acme-1');
    pieced.calls.length = 0;
    await tell({ topic: 'tenant' });
    await tell({ topic: 'organization', key: '7' });
    await until('resource:pieced/acme-1', () => pieced.calls.length >= 4);
    for (const ref of [
      'resource:pieced/acme-1',
      'resource:pieced/acme-2',
      'group:pieced/org-7',
      'user:pieced/72',
    ]) {
      await expect(get(ref)).resolves.toBeDefined();
    }

    pieced.failure = undefined;
    await until('resource:pieced/acme-1', entity => !entity);
    await expect(get('resource:pieced/acme-2')).resolves.toBeDefined();
  });
});
