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
import { refusal } from '../../__testUtils__/refusal';
import { acme, staffSession, userSession } from '../../__testUtils__/samples';
import {
  TOKEN,
  chooseTelegram,
  field,
  filed,
  fill,
  fillBilling,
  press,
  showWizard,
} from '../../__testUtils__/wizard';

describe('WizardPage', () => {
  it('R-WIZ-1: should go from the assistant over billing to what is filed', async () => {
    const { api, user } = showWizard();

    await fill(user, await field(/Instance name/), 'Support');
    await chooseTelegram(user, TOKEN);
    await press(user, 'Go on to billing');
    await fillBilling(user);
    await press(user, 'Go on to the summary');

    expect(await screen.findByText('Bot token: set')).toBeInTheDocument();
    expect(screen.getByText('Support')).toBeInTheDocument();
    expect(screen.getByText('CH-8001 Zürich')).toBeInTheDocument();
    await press(user, 'File request');

    expect(
      await screen.findByRole('region', { name: 'What was asked for' }),
    ).toBeInTheDocument();
    expect(filed(api)).toEqual([
      {
        method: 'createRequest',
        body: expect.objectContaining({
          instanceName: 'Support',
          packages: ['telegram'],
          packageSecrets: { telegram: { TELEGRAM_BOT_TOKEN: TOKEN } },
          billingAddress: expect.objectContaining({
            company: 'Acme GmbH',
            street: 'Bahnhofstrasse',
            postalCode: '8001',
            country: 'CH',
          }),
        }),
      },
    ]);
    await waitFor(() =>
      expect(api.sent.at(-1)).toEqual({
        method: 'deleteDraft',
        body: undefined,
      }),
    );
  });

  it('R-WIZ-8: should file once, with one key, however often the button is pressed', async () => {
    const { api, user } = showWizard({ step: 'billing' });
    api.break('createRequest', await refusal(503));
    await fillBilling(user);
    await press(user, 'Go on to the summary');

    await press(user, 'File request');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This did not work',
    );
    api.mend('createRequest');
    await user.dblClick(screen.getByRole('button', { name: 'File request' }));

    await screen.findByRole('region', { name: 'What was asked for' });
    const [first, second, ...more] = api.idempotencyKeys;
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
    expect(more).toEqual([]);
  });

  it('should mark the current step and lead back to earlier ones', async () => {
    showWizard({ step: 'billing' });

    const steps = await screen.findByRole('navigation', { name: 'Steps' });
    const current = within(steps)
      .getAllByRole('listitem')
      .filter(item => item.getAttribute('aria-current') === 'step');
    expect(current).toHaveLength(1);
    expect(current[0]).toHaveTextContent('Billing, current');
    expect(
      within(steps).getByRole('link', { name: 'Assistant' }),
    ).toHaveAttribute('href', '/pieced/new/configure');
  });

  it('R-ROL-3: should offer a user no wizard', async () => {
    showWizard({ session: userSession });

    expect(
      await screen.findByText('Only owners request instances'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('R-ROL-4: should ask staff for which customer', async () => {
    showWizard({
      session: staffSession,
      organizations: [
        { ...acme, isPlatform: false, members: [] },
        {
          id: '9000',
          name: 'PieCed IT',
          isPersonal: false,
          isPlatform: true,
          members: [],
        },
      ],
    });

    expect(
      await screen.findByRole('link', { name: 'Acme GmbH' }),
    ).toHaveAttribute('href', '/pieced/new/welcome?organization=2001');
    expect(
      screen.queryByRole('link', { name: 'PieCed IT' }),
    ).not.toBeInTheDocument();
  });

  it('R-ROL-4: should let staff find a customer among many', async () => {
    const { user } = showWizard({
      session: staffSession,
      organizations: Array.from({ length: 130 }, (_, index) => ({
        id: `${3000 + index}`,
        name: `Customer ${index}`,
        isPersonal: false,
        isPlatform: false,
        members: [],
      })),
    });

    expect(
      await screen.findByText(/^50 of 130 customers are shown/),
    ).toBeInTheDocument();
    await fill(user, screen.getByRole('searchbox'), 'customer 129');

    expect(
      (await screen.findAllByRole('link', { name: /^Customer/ })).map(
        link => link.textContent,
      ),
    ).toEqual(['Customer 129']);
    await fill(user, screen.getByRole('searchbox'), ' AG');
    expect(
      screen.getByText('No customer has such a name.'),
    ).toBeInTheDocument();
  });
});
