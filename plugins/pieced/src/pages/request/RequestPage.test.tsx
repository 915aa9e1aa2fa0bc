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

import { screen, waitFor, within } from '@testing-library/react';
import { FakePiecedApi } from '../../__testUtils__/FakePiecedApi';
import { renderPieced } from '../../__testUtils__/renderPieced';
import {
  minutesAgo,
  sampleOperation,
  sampleRequest,
} from '../../__testUtils__/samples';

const withdraw = { decide: false, withdraw: true };

function show(request: ReturnType<typeof sampleRequest>) {
  const api = new FakePiecedApi({ requests: [request] });
  return {
    api,
    ...renderPieced({ api, path: `/pieced/requests/${request.id}` }),
  };
}

describe('RequestPage', () => {
  it('should say in its first line what happens next, and what was asked for', async () => {
    const request = sampleRequest({ packages: ['telegram'] });
    show(request);

    expect(
      (await screen.findAllByText(/PieCed is reviewing your request/))[0],
    ).toBeInTheDocument();
    const asked = await screen.findByRole('region', {
      name: 'What was asked for',
    });
    expect(asked).toHaveTextContent('Ada');
    expect(asked).toHaveTextContent('Telegram');
    expect(asked).toHaveTextContent(request.tenantName);
  });

  it('R-REQ-4: should say what a step waits for, since when, and when the next try comes', async () => {
    show(
      sampleRequest({
        status: 'approved',
        decidedAt: minutesAgo(3),
        operation: sampleOperation({
          state: 'waiting',
          waiting: {
            for: 'openbao',
            since: minutesAgo(3),
            nextAttemptAt: minutesAgo(-2),
            reason: 'unreachable',
          },
        }),
      }),
    );

    const current = (await screen.findByText('Store the access data')).closest(
      'li',
    )!;
    expect(current).toHaveAttribute('aria-current', 'step');
    expect(current).toHaveTextContent(
      /Waiting for the vault since \d\d:\d\d; next try in 2 minutes\./,
    );
    // What the system answered is for staff.
    expect(current).not.toHaveTextContent('unreachable');
  });

  it('R-REQ-4: should tell customers that it stopped, and staff why, with a retry', async () => {
    const operation = sampleOperation({
      state: 'failed',
      step: 'resource',
      error: { code: 'forbidden' },
    });
    const { api, user, toasts } = show(
      sampleRequest({
        status: 'approved',
        operation: {
          ...operation,
          error: { code: 'forbidden', message: 'cannot create piecedtenants' },
          permissions: { retry: true },
        },
      }),
    );

    expect(
      await screen.findByText('Stopped: cannot create piecedtenants'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry' }));

    await waitFor(() =>
      expect(api.sent).toContainEqual({
        method: 'retryOperation',
        body: { id: operation.id },
      }),
    );
    await waitFor(() =>
      expect(toasts).toContainEqual(
        expect.objectContaining({ title: 'The operation runs again' }),
      ),
    );
  });

  it('should show customers no code and no retry of a stopped operation', async () => {
    show(
      sampleRequest({
        status: 'approved',
        operation: sampleOperation({
          state: 'failed',
          error: { code: 'forbidden' },
        }),
      }),
    );

    expect(await screen.findByText(/PieCed has been told/)).toBeInTheDocument();
    expect(screen.queryByText(/forbidden/)).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Retry' }),
    ).not.toBeInTheDocument();
  });

  it('R-REQ-2: should show the reason of a rejection', async () => {
    show(
      sampleRequest({ status: 'rejected', staffNote: 'No games of chance' }),
    );

    expect(
      await screen.findByText(/Not approved: No games of chance\./),
    ).toBeInTheDocument();
    expect(
      within(await screen.findByRole('figure')).getByText('No games of chance'),
    ).toBeInTheDocument();
  });

  it('should lead to the instance once it is ready', async () => {
    const request = sampleRequest({ status: 'active', readyAt: minutesAgo(1) });
    show(request);

    expect(
      await screen.findByRole('link', { name: 'Open instance' }),
    ).toHaveAttribute('href', `/pieced/instances/${request.tenantName}`);
  });

  it('R-WIZ-8: should withdraw a pending request after asking', async () => {
    const { api, user } = show(sampleRequest({ permissions: withdraw }));

    await user.click(
      await screen.findByRole('button', { name: 'Withdraw request' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(api.sent).toEqual([]);
    await user.click(
      within(dialog).getByRole('button', { name: 'Withdraw request' }),
    );

    expect(
      await screen.findByText('You withdrew this request.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Withdraw request' }),
    ).not.toBeInTheDocument();
  });

  it('R-ROL-2: should call a request of somebody else not found', async () => {
    renderPieced({
      api: new FakePiecedApi(),
      path: '/pieced/requests/11111111-1111-4111-8111-111111111111',
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This does not exist, or it belongs to somebody else.',
    );
  });
});
