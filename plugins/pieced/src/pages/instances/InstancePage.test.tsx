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

import type { Tenant } from '@pieced/plugin-pieced-common';
import { screen } from '@testing-library/react';
import { FakePiecedApi } from '../../__testUtils__/FakePiecedApi';
import { renderPieced } from '../../__testUtils__/renderPieced';
import {
  minutesAgo,
  sampleTenant,
  staffSession,
} from '../../__testUtils__/samples';

const backup = {
  type: 'BackupReady',
  status: 'False',
  reason: 'NoSnapshot',
  lastTransitionTime: minutesAgo(3),
} as const;

function show(tenant: Tenant, state: Partial<FakePiecedApi> = {}) {
  renderPieced({
    api: new FakePiecedApi({ tenants: [tenant], ...state }),
    path: `/pieced/instances/${tenant.name}`,
  });
}

async function checklist() {
  const region = await screen.findByRole('region', { name: 'Checklist' });
  return [...region.querySelectorAll('li')].map(item => [
    item.querySelector('[role=img]')?.getAttribute('aria-label'),
    item.textContent,
  ]);
}

describe('InstancePage', () => {
  it('R-TEN-2: should show the conditions as a checklist in plain words', async () => {
    const tenant = sampleTenant({ phase: 'Provisioning' });
    show({
      ...tenant,
      conditions: tenant.conditions.map(condition => ({
        ...condition,
        status: condition.type === 'NamespaceReady' ? 'True' : 'False',
      })),
    });

    expect(await checklist()).toEqual([
      ['Passed', expect.stringContaining('own separate space')],
      ['Running', expect.stringContaining('access data of the packages is on')],
      ['Running', expect.stringContaining('language model is being set up')],
      ['Running', expect.stringContaining('The assistant is starting')],
    ]);
    expect(
      screen.queryByText(/namespace|pod|NamespaceReady/i),
    ).not.toBeInTheDocument();
  });

  it('should call a check that it does not know in general words, and name it to staff', async () => {
    const tenant = sampleTenant({ phase: 'Error', conditions: [backup] });
    show(tenant);
    expect(await checklist()).toEqual([
      ['Not passed', expect.stringContaining('PieCed sees the details')],
    ]);
  });

  it('should show staff the check by its name with the reason', async () => {
    show(sampleTenant({ phase: 'Error', conditions: [backup] }), {
      session: staffSession,
    });
    expect(
      await screen.findByText('BackupReady: Not passed'),
    ).toBeInTheDocument();
    expect(screen.getByText(/NoSnapshot/)).toBeInTheDocument();
  });

  it('R-TEN-8: should show wanted and actual packages apart while they differ', async () => {
    show(
      sampleTenant({
        packages: ['telegram', 'slack'],
        enabledPackages: ['telegram', 'github'],
      }),
    );

    const packages = await screen.findByRole('region', { name: 'Packages' });
    expect(
      [...packages.querySelectorAll('li')].map(item => item.textContent),
    ).toEqual([
      'TelegramOn',
      'SlackBeing switched on',
      'GitHubBeing switched off',
    ]);
  });

  it('should say when what is shown is no longer live, and from when it is', async () => {
    show(sampleTenant(), {
      freshness: { isLive: false, asOf: '2026-11-20T10:00:00Z' },
    });

    expect(await screen.findByText(/As of 20 Nov 2026/)).toBeInTheDocument();
    expect(
      screen.getByText(/The cluster cannot be reached/),
    ).toBeInTheDocument();
  });

  it('should say nothing of the kind while it is live', async () => {
    show(sampleTenant());

    expect(await screen.findByText('The assistant is running.')).toBeVisible();
    expect(
      screen.queryByText(/The cluster cannot be reached/),
    ).not.toBeInTheDocument();
  });

  it('should say that a suspended instance loses nothing', async () => {
    show(sampleTenant({ suspended: true }));

    expect(
      await screen.findByText(/Suspended. Nothing is lost/),
    ).toBeInTheDocument();
  });

  it('R-ROL-2: should not offer to try again where there is nothing', async () => {
    renderPieced({
      api: new FakePiecedApi(),
      path: '/pieced/instances/somebody-elses',
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is nothing at this address',
    );
    expect(
      screen.getByRole('link', { name: 'Go to the overview' }),
    ).toHaveAttribute('href', '/pieced');
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });
});
