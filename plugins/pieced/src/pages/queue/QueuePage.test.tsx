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

import { act, screen, waitFor, within } from '@testing-library/react';
import { FakePiecedApi } from '../../__testUtils__/FakePiecedApi';
import { refusal } from '../../__testUtils__/refusal';
import { renderPieced } from '../../__testUtils__/renderPieced';
import {
  minutesAgo,
  sampleRequest,
  staffSession,
} from '../../__testUtils__/samples';

const permissions = { decide: true, withdraw: false };

function queue() {
  return [
    sampleRequest({
      displayName: 'Newer',
      createdAt: minutesAgo(10),
      permissions,
    }),
    sampleRequest({
      displayName: 'Older',
      createdAt: minutesAgo(90),
      permissions,
    }),
    sampleRequest({
      displayName: 'Settled',
      status: 'active',
      createdAt: minutesAgo(200),
      permissions,
    }),
  ];
}

function show(path = '/pieced/queue', requests = queue()) {
  const api = new FakePiecedApi({ session: staffSession, requests });
  return { api, requests, ...renderPieced({ api, path }) };
}

async function rows() {
  const list = await screen.findByRole('list', { name: 'Requests' });
  return within(list)
    .getAllByRole('link')
    .map(row => row.textContent);
}

describe('R-ADM-1: QueuePage', () => {
  it('should show the oldest request that waits for a decision on top', async () => {
    show();

    expect(
      await screen.findByText('2 requests wait for a decision'),
    ).toBeInTheDocument();
    expect(await rows()).toEqual([
      expect.stringContaining('Older'),
      expect.stringContaining('Newer'),
    ]);
  });

  it('should restore filter and search from the address', async () => {
    show('/pieced/queue?status=all&q=settl');

    expect(await screen.findByText('One request')).toBeInTheDocument();
    expect(await rows()).toEqual([expect.stringContaining('Settled')]);
    expect(screen.getByRole('searchbox')).toHaveValue('settl');
  });

  it('should show everything that the customer sent, of secrets only whether they are there', async () => {
    const requests = queue();
    show(`/pieced/queue/${requests[1].id}`, requests);

    const review = await screen.findByRole('region', { name: 'Review' });
    await within(review).findByText('Bahnhofstrasse 1');
    expect(review).toHaveTextContent(
      `Would be created as ${requests[1].tenantName}`,
    );
    expect(review).toHaveTextContent('olivia@acme.example');
    expect(review).toHaveTextContent('Cost centre 4711');
    expect(review).toHaveTextContent('You are Ada');
    expect(review).toHaveTextContent('TELEGRAM_BOT_TOKEN, sealed');
  });

  it('should approve with a note and open the next request', async () => {
    const requests = queue();
    const { api, user, toasts } = show(
      `/pieced/queue/${requests[1].id}`,
      requests,
    );

    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(
      within(dialog).getByRole('textbox', { name: /Note to the customer/ }),
      'Welcome',
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Approve request' }),
    );

    await waitFor(() =>
      expect(api.sent).toEqual([
        {
          method: 'approveRequest',
          body: { id: requests[1].id, note: 'Welcome' },
        },
      ]),
    );
    await waitFor(() =>
      expect(toasts).toContainEqual(
        expect.objectContaining({ title: 'Older is approved' }),
      ),
    );
    expect(
      await screen.findByRole('heading', { name: 'Newer' }),
    ).toBeInTheDocument();
  });

  it('R-REQ-2: should not reject without a reason', async () => {
    const requests = queue();
    const { api, user } = show(`/pieced/queue/${requests[1].id}`, requests);

    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: 'Reject request' }),
    );
    expect(
      await within(dialog).findByText('Write a reason; the customer sees it.'),
    ).toBeInTheDocument();
    expect(api.sent).toEqual([]);

    await user.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'No games of chance',
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Reject request' }),
    );
    await waitFor(() =>
      expect(api.sent).toEqual([
        {
          method: 'rejectRequest',
          body: { id: requests[1].id, reason: 'No games of chance' },
        },
      ]),
    );
  });

  it('R-REQ-1: should say in a friendly sentence that somebody else was faster', async () => {
    const requests = queue();
    const { api, user, toasts } = show(
      `/pieced/queue/${requests[1].id}`,
      requests,
    );
    api.break(
      'approveRequest',
      await refusal(409, { code: 'already_decided', status: 'rejected' }),
    );

    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.click(
      await screen.findByRole('button', { name: 'Approve request' }),
    );

    await waitFor(() =>
      expect(toasts).toContainEqual(
        expect.objectContaining({
          title:
            'Somebody else was faster: this request is already “Not approved”. The list shows it now.',
        }),
      ),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('should keep the dialog and its text when a decision does not get through', async () => {
    const requests = queue();
    const { api, user } = show(`/pieced/queue/${requests[1].id}`, requests);
    api.break('rejectRequest', await refusal(503));

    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    const reason = await screen.findByRole('textbox', { name: /Reason/ });
    await user.type(reason, 'Twice');
    await user.click(screen.getByRole('button', { name: 'Reject request' }));

    await waitFor(() => expect(api.sent).toHaveLength(1));
    expect(reason).toHaveValue('Twice');
  });

  it('should work without a mouse: j and k move, enter opens, a and r decide, ? helps', async () => {
    const { user } = show();
    await rows();

    await user.keyboard('j');
    expect(document.activeElement).toHaveTextContent('Older');
    await user.keyboard('j');
    expect(document.activeElement).toHaveTextContent('Newer');
    await user.keyboard('k');
    expect(document.activeElement).toHaveTextContent('Older');

    await user.keyboard('r');
    expect(
      await screen.findByRole('dialog', { name: 'Reject Older?' }),
    ).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    await user.keyboard('?');
    expect(
      await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }),
    ).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    await user.keyboard('j');
    await user.keyboard('{Enter}');
    expect(
      await screen.findByRole('region', { name: 'Review' }),
    ).toBeInTheDocument();
  });

  it('should let letters be letters while one searches', async () => {
    const { user } = show();
    await rows();

    await user.type(screen.getByRole('searchbox'), 'jar');

    expect(screen.getByRole('searchbox')).toHaveValue('jar');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('should offer no decision that the server would refuse', async () => {
    const requests = queue().map(request => ({
      ...request,
      permissions: { decide: false, withdraw: false },
    }));
    show(`/pieced/queue/${requests[1].id}`, requests);

    await screen.findByText('Bahnhofstrasse 1');
    expect(
      screen.queryByRole('button', { name: /Approve|Reject/ }),
    ).not.toBeInTheDocument();
  });

  it('should read page by page', async () => {
    const requests = Array.from({ length: 60 }, (_, index) =>
      sampleRequest({
        displayName: `Request ${index}`,
        createdAt: minutesAgo(index),
        permissions,
      }),
    );
    const { user } = show('/pieced/queue', requests);
    expect(await rows()).toHaveLength(50);

    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await waitFor(async () => expect(await rows()).toHaveLength(10));

    await user.click(screen.getByRole('button', { name: 'Previous page' }));
    await waitFor(async () => expect(await rows()).toHaveLength(50));
  });

  it('R-TEN-7: should show a new request without reload', async () => {
    const { api, signals } = show();
    await rows();

    api.requests = [...api.requests, sampleRequest({ permissions })];
    act(() => signals.send({ topic: 'request' }));

    expect(
      await screen.findByText('3 requests wait for a decision'),
    ).toBeInTheDocument();
  });
});
