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
import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { PiecedService } from '@pieced/plugin-pieced-node';
import { FakePieced } from './__testUtils__/FakePieced';
import { aMember, anOrganization, aTenant } from './__testUtils__/things';
import { organizationEntities } from './entities';
import { PiecedEntityProvider } from './PiecedEntityProvider';
import { PiecedSource } from './PiecedSource';

const acme = anOrganization('7', {
  members: [aMember('71', { role: 'owner' }), aMember('72')],
});

async function connect(pieced: FakePieced) {
  const events = mockServices.events();
  const mutations: EntityProviderMutation[] = [];
  let runSchedule = async () => {};
  const provider = PiecedEntityProvider.create({
    events,
    logger: mockServices.logger.mock(),
    source: new PiecedSource({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: organizationEntities(acme) }),
      pieced: pieced as unknown as PiecedService,
    }),
    taskRunner: {
      run: async task => {
        runSchedule = async () => task.fn(new AbortController().signal);
      },
    },
  });
  const connection: EntityProviderConnection = {
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  };
  await provider.connect(connection);
  return {
    mutations,
    provider,
    runSchedule: () => runSchedule(),
    /** Lets some time pass after an event. */
    async publish(...payloads: unknown[]) {
      for (const eventPayload of payloads) {
        await events.publish({ topic: 'pieced.changes', eventPayload });
      }
      await jest.advanceTimersByTimeAsync(100);
    },
  };
}

function summaryOf(mutation: EntityProviderMutation) {
  return mutation.type === 'full'
    ? { full: mutation.entities.map(item => stringifyEntityRef(item.entity)) }
    : {
        added: mutation.added.map(item => stringifyEntityRef(item.entity)),
        removed: mutation.removed.map(item =>
          'entityRef' in item
            ? item.entityRef
            : stringifyEntityRef(item.entity),
        ),
      };
}

const platformRefs = [
  'group:pieced/platform-admins',
  'group:pieced/platform-operators',
];

const acmeRefs = [
  'group:pieced/org-7',
  'group:pieced/org-7.owners',
  'user:pieced/71',
  'user:pieced/72',
];

describe('PiecedEntityProvider', () => {
  let pieced: FakePieced;

  beforeEach(() => {
    jest.useFakeTimers();
    pieced = new FakePieced();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('R-BS-1 should read everything, page by page, soon after the start and on schedule', async () => {
    pieced.add(acme, anOrganization('8'), anOrganization('9'));
    pieced.add(aTenant('a'), aTenant('b'), aTenant('c'));
    const { mutations, runSchedule } = await connect(pieced);
    await jest.advanceTimersByTimeAsync(100);

    const everything = {
      full: [
        ...platformRefs,
        ...acmeRefs,
        'group:pieced/org-8',
        'group:pieced/org-8.owners',
        'group:pieced/org-9',
        'group:pieced/org-9.owners',
        'resource:pieced/a',
        'resource:pieced/b',
        'resource:pieced/c',
      ],
    };
    expect(mutations.map(summaryOf)).toEqual([everything]);
    expect(mutations[0]).toMatchObject({
      entities: expect.arrayContaining([
        expect.objectContaining({ locationKey: 'pieced' }),
      ]),
    });

    await runSchedule();
    expect(mutations.map(summaryOf)).toEqual([everything, everything]);
  });

  it('R-BS-1 should throw and change nothing when the portal fails', async () => {
    pieced.add(acme, aTenant('a'));
    pieced.failure = new Error('the portal is down');
    const { mutations, runSchedule, publish } = await connect(pieced);
    await jest.advanceTimersByTimeAsync(100);
    await publish(
      { topic: 'tenant', key: 'a' },
      { topic: 'organization', key: '7' },
    );
    await expect(runSchedule()).rejects.toThrow('the portal is down');
    expect(mutations).toEqual([]);

    pieced.failure = undefined;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(mutations.map(summaryOf)).toEqual([
      { full: [...platformRefs, ...acmeRefs, 'resource:pieced/a'] },
    ]);
  });

  it('should hold a person in two organizations once', async () => {
    pieced.add(
      anOrganization('7', { members: [aMember('1')] }),
      anOrganization('8', { members: [aMember('1')] }),
    );
    const { mutations } = await connect(pieced);
    await jest.advanceTimersByTimeAsync(100);
    const [{ full }] = mutations.map(summaryOf);
    expect(full).toEqual([...new Set(full)]);
    expect(full).toContain('user:pieced/1');
  });

  describe('once it is in line', () => {
    async function settled() {
      const connected = await connect(pieced);
      await jest.advanceTimersByTimeAsync(100);
      connected.mutations.length = 0;
      pieced.calls.length = 0;
      return connected;
    }

    it('R-BS-1 should read a burst of changed tenants in one go', async () => {
      pieced.add(aTenant('a'), aTenant('b', { phase: 'Error' }), aTenant('c'));
      const { mutations, publish } = await settled();
      await publish(
        { topic: 'tenant', key: 'a' },
        { topic: 'tenant', key: 'b' },
        { topic: 'tenant', key: 'a' },
        { topic: 'request', key: 'x' },
        { topic: 'operation' },
        { topic: 'nonsense', key: 'c' },
        'nonsense',
        null,
      );
      expect(pieced.calls).toEqual(['getTenant a', 'getTenant b']);
      expect(mutations.map(summaryOf)).toEqual([
        { added: ['resource:pieced/a', 'resource:pieced/b'], removed: [] },
      ]);
    });

    it('R-BS-1 should remove a tenant that is gone', async () => {
      pieced.add(aTenant('a'));
      const { mutations, publish } = await settled();
      pieced.tenants.delete('a');
      await publish({ topic: 'tenant', key: 'a' });
      expect(mutations).toEqual([
        {
          type: 'delta',
          added: [],
          removed: [{ entityRef: 'resource:pieced/a', locationKey: 'pieced' }],
        },
      ]);
    });

    it('R-BS-1 should read a changed organization and remove the members who left', async () => {
      pieced.add(anOrganization('8'), anOrganization('9'), acme);
      const { mutations, publish } = await settled();
      pieced.add({ ...acme, members: [aMember('72'), aMember('73')] });
      await publish({ topic: 'organization', key: '7' });
      expect(mutations.map(summaryOf)).toEqual([
        {
          added: [
            'group:pieced/org-7',
            'group:pieced/org-7.owners',
            'user:pieced/72',
            'user:pieced/73',
          ],
          removed: ['user:pieced/71'],
        },
      ]);
    });

    it('R-BS-1 should remove the groups and users of an organization that is gone', async () => {
      pieced.add(acme);
      const { mutations, publish } = await settled();
      pieced.organizations.clear();
      await publish({ topic: 'organization', key: '7' });
      expect(mutations.map(summaryOf)).toEqual([
        { added: [], removed: acmeRefs },
      ]);
    });

    it.each(['tenant', 'organization'])(
      'should read everything when a hint does not say which %s',
      async topic => {
        const { mutations, publish } = await settled();
        await publish({ topic });
        expect(mutations.map(summaryOf)).toEqual([{ full: platformRefs }]);
      },
    );

    it('should read everything in pages rather than very many tenants one by one', async () => {
      pieced.add(aTenant('a'));
      const { mutations, publish } = await settled();
      await publish(
        ...Array.from({ length: 101 }, (_, i) => ({
          topic: 'tenant',
          key: `t-${i}`,
        })),
      );
      expect(pieced.calls).toEqual(['listOrganizations', 'listTenants']);
      expect(mutations.map(summaryOf)).toEqual([
        { full: [...platformRefs, 'resource:pieced/a'] },
      ]);
    });

    it('should stop with the backend', async () => {
      const { mutations, provider, publish } = await settled();
      provider.stop();
      await publish({ topic: 'tenant' });
      expect(mutations).toEqual([]);
    });
  });
});
