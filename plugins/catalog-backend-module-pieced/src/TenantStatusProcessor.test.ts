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

import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import { tenantPhases } from '@pieced/plugin-pieced-common';
import { aTenant } from './__testUtils__/things';
import { tenantEntity } from './entities';
import { TenantStatusProcessor } from './TenantStatusProcessor';

const location = { type: 'pieced', target: 'tenants/acme' };

async function statusOf(
  overrides: Parameters<typeof aTenant>[1],
  from = location,
): Promise<AlphaEntity['status']> {
  const entity: AlphaEntity =
    await new TenantStatusProcessor().postProcessEntity(
      tenantEntity(aTenant('acme', overrides), {}),
      from,
    );
  return entity.status;
}

describe('TenantStatusProcessor', () => {
  it.each([
    { phase: 'Pending', level: 'info' },
    { phase: 'Provisioning', level: 'info' },
    { phase: 'Running', level: 'info' },
    { phase: 'Ready', level: 'info' },
    { phase: 'Error', level: 'error' },
    { phase: 'Deleting', level: 'warning' },
  ] as const)('should show $phase as $level', async ({ phase, level }) => {
    await expect(statusOf({ phase })).resolves.toEqual({
      items: [
        {
          type: 'pieced.ch/phase',
          level,
          message: expect.stringContaining('The instance'),
        },
      ],
    });
  });

  it.each(tenantPhases)(
    'should say of a suspended tenant in %s what counts',
    async phase => {
      const status = await statusOf({ phase, suspended: true });
      expect(status?.items?.[0].message === 'The instance is suspended').toBe(
        phase === 'Ready',
      );
    },
  );

  it('should leave entities of others alone', async () => {
    await expect(
      statusOf({}, { type: 'url', target: 'https://example.ch' }),
    ).resolves.toBeUndefined();
  });
});
