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

import { screen, within } from '@testing-library/react';
import { FakePiecedApi } from '../../__testUtils__/FakePiecedApi';
import { renderPieced } from '../../__testUtils__/renderPieced';
import { sampleTenant, staffSession } from '../../__testUtils__/samples';

function show(path: string, state: Partial<FakePiecedApi> = {}) {
  return renderPieced({
    api: new FakePiecedApi({
      session: staffSession,
      tenants: [
        sampleTenant({ displayName: 'Sales' }),
        sampleTenant({ name: 'x-1', displayName: 'Broken', phase: 'Error' }),
      ],
      ...state,
    }),
    path,
  });
}

describe('InstancesPage', () => {
  it('should show every instance with its customer', async () => {
    show('/pieced/instances');

    expect(await screen.findByText('2 instances')).toBeInTheDocument();
    const card = (await screen.findByRole('link', { name: 'Sales' })).closest(
      'article',
    )!;
    expect(within(card).getByText(/Acme GmbH/)).toBeInTheDocument();
  });

  it('should restore state and search from the address', async () => {
    show('/pieced/instances?phase=Error&q=brok');

    expect(await screen.findByText('One instance')).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Broken' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Sales' })).toBeNull();
    expect(screen.getByRole('searchbox')).toHaveValue('brok');
  });

  it('should say what to change when nothing matches', async () => {
    show('/pieced/instances?phase=Deleting');

    expect(await screen.findByText('No instance matches')).toBeInTheDocument();
  });

  it('should say that the list is not live', async () => {
    show('/pieced/instances', { freshness: { isLive: false } });

    expect(
      await screen.findByText('The state is not known yet'),
    ).toBeInTheDocument();
  });
});
