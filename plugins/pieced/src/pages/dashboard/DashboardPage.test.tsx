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

import { act, screen, within } from '@testing-library/react';
import { FakePiecedApi } from '../../__testUtils__/FakePiecedApi';
import { refusal } from '../../__testUtils__/refusal';
import { renderPieced } from '../../__testUtils__/renderPieced';
import {
  sampleOperation,
  sampleRequest,
  sampleTenant,
  staffSession,
  userSession,
} from '../../__testUtils__/samples';

describe('DashboardPage', () => {
  describe('R-TEN-1: for customers', () => {
    it('should welcome an owner without anything to the wizard', async () => {
      renderPieced({ api: new FakePiecedApi() });

      expect(
        await screen.findByRole('link', { name: 'Set up the assistant' }),
      ).toHaveAttribute('href', '/pieced/new/configure');
    });

    it('should tell a user to whom nothing is assigned whom to ask, without a wizard', async () => {
      renderPieced({ api: new FakePiecedApi({ session: userSession }) });

      expect(
        await screen.findByText('No instance is assigned to you'),
      ).toBeInTheDocument();
      expect(
        screen.getByText(/An owner of Acme GmbH can assign instances/),
      ).toBeInTheDocument();
      expect(
        screen.queryByRole('link', { name: /Create instance|Set up/ }),
      ).not.toBeInTheDocument();
    });

    it('should answer first how many instances are ready, then show each', async () => {
      renderPieced({
        api: new FakePiecedApi({
          tenants: [
            sampleTenant(),
            sampleTenant({
              name: 'acme-gmbh-bbbbbbbb',
              displayName: 'Research',
              phase: 'Provisioning',
              packages: ['telegram', 'slack', 'email', 'github', 'documents'],
            }),
          ],
        }),
      });

      expect(
        await screen.findByText('1 of 2 instances are ready'),
      ).toBeInTheDocument();
      const card = (
        await screen.findByRole('link', { name: 'Research' })
      ).closest('article')!;
      expect(card).toHaveTextContent('Being set up');
      expect(card).toHaveTextContent('acme-gmbh-bbbbbbbb');
      expect(within(card).getByText('GitHub')).toBeInTheDocument();
      expect(within(card).queryByText('Documents')).not.toBeInTheDocument();
      expect(within(card).getByText('+1')).toBeInTheDocument();
    });

    it('should count and reach all instances and requests, however many', async () => {
      const { user } = renderPieced({
        api: new FakePiecedApi({
          requests: Array.from({ length: 101 }, (_, index) =>
            sampleRequest({ displayName: `Asked ${index}` }),
          ),
          tenants: Array.from({ length: 60 }, (_, index) =>
            sampleTenant({
              name: `acme-gmbh-${index}`,
              displayName: `Bot ${index}`,
            }),
          ),
        }),
      });

      expect(
        await screen.findByText('All 60 instances are ready'),
      ).toBeInTheDocument();
      expect(screen.getAllByRole('link', { name: /^Asked/ })).toHaveLength(101);
      expect(screen.getByText('50 of 60')).toBeInTheDocument();
      await user.click(screen.getByRole('button', { name: 'Next page' }));

      expect(await screen.findByText('Bot 59')).toBeInTheDocument();
      expect(
        screen.getByText('All 60 instances are ready'),
      ).toBeInTheDocument();
    });

    it('should show requests in flight apart from instances that exist already', async () => {
      const existing = sampleTenant({ phase: 'Running' });
      renderPieced({
        api: new FakePiecedApi({
          requests: [
            sampleRequest({ displayName: 'Sales', status: 'pending' }),
            sampleRequest({
              displayName: 'Hidden',
              status: 'provisioning',
              tenantName: existing.name,
            }),
          ],
          tenants: [existing],
        }),
      });

      expect(
        await screen.findByRole('link', { name: 'Sales' }),
      ).toBeInTheDocument();
      expect(screen.getByText('Review by PieCed')).toBeInTheDocument();
      expect(
        screen.queryByRole('link', { name: 'Hidden' }),
      ).not.toBeInTheDocument();
    });

    it('R-WIZ-10: should keep a rejected request in view with its reason', async () => {
      renderPieced({
        api: new FakePiecedApi({
          requests: [
            sampleRequest({
              displayName: 'Casino',
              status: 'rejected',
              staffNote: 'No games of chance',
            }),
          ],
        }),
      });

      expect(
        await screen.findByText(/Not approved: No games of chance\./),
      ).toBeInTheDocument();
    });

    it('should say why nothing is there and try again on demand', async () => {
      const api = new FakePiecedApi({ tenants: [sampleTenant()] });
      api.break('listTenants', await refusal(403));
      const { user } = renderPieced({ api });

      const note = await screen.findByRole('alert');
      expect(note).toHaveTextContent('Your role does not allow this.');

      api.mend('listTenants');
      await user.click(within(note).getByRole('button', { name: 'Try again' }));
      expect(
        await screen.findByText('Your instance is ready'),
      ).toBeInTheDocument();
    });

    it('R-TEN-7: should show a new state without reload when a hint arrives', async () => {
      const api = new FakePiecedApi({
        tenants: [sampleTenant({ phase: 'Running' })],
      });
      const { signals } = renderPieced({ api });
      expect(
        await screen.findByText('0 of 1 instance is ready'),
      ).toBeInTheDocument();

      api.tenants = [sampleTenant()];
      act(() => signals.send({ topic: 'tenant' }));

      expect(
        await screen.findByText('Your instance is ready'),
      ).toBeInTheDocument();
    });
  });

  describe('R-TEN-1: for PieCed staff', () => {
    it('should say how many requests wait and open the lists behind the figures', async () => {
      renderPieced({
        api: new FakePiecedApi({
          session: staffSession,
          requests: [sampleRequest(), sampleRequest()],
          tenants: [
            sampleTenant(),
            sampleTenant({ phase: 'Error', name: 'x' }),
          ],
        }),
      });

      expect(
        await screen.findByText('2 requests wait for a decision'),
      ).toBeInTheDocument();
      expect(
        await screen.findByRole('link', { name: '1 Needs attention' }),
      ).toHaveAttribute('href', '/pieced/instances?phase=Error');
    });

    it('R-REQ-4: should put what has stopped before what is waiting', async () => {
      renderPieced({
        api: new FakePiecedApi({
          session: staffSession,
          requests: [
            sampleRequest({
              displayName: 'Waits',
              status: 'approved',
              operation: sampleOperation({ state: 'waiting' }),
            }),
            sampleRequest({
              displayName: 'Stopped',
              status: 'approved',
              operation: sampleOperation({ state: 'failed' }),
            }),
          ],
        }),
      });

      const links = await screen.findAllByRole('link', { name: /Acme GmbH:/ });
      expect(links.map(link => link.textContent)).toEqual([
        'Acme GmbH: Stopped',
        'Acme GmbH: Waits',
      ]);
    });
  });
});
