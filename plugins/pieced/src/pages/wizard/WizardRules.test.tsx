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
import {
  anna,
  ownerSession,
  sampleId,
  sampleSubmission,
  sampleWizard,
} from '../../__testUtils__/samples';
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

describe('WizardPage: rules', () => {
  it('R-WIZ-11: should check a step before going on, and link each error to its field', async () => {
    const { user } = showWizard();
    const input = await chooseTelegram(user, 'short');
    await press(user, 'Go on to billing');

    const summary = await screen.findByRole('alert');
    expect(summary).toHaveFocus();
    expect(summary).toHaveTextContent('One field needs a look');
    await user.click(within(summary).getByRole('link'));
    expect(input).toHaveFocus();
    expect(input).toHaveAccessibleDescription(
      /It should look like 123456789:AAE/,
    );

    await user.clear(input);
    await fill(user, input, TOKEN);
    await press(user, 'Go on to billing');
    expect(
      await screen.findByRole('heading', { name: 'Where does the bill go?' }),
    ).toBeInTheDocument();
  });

  it('should say what is wrong when one leaves a field', async () => {
    const { user } = showWizard({ step: 'billing' });

    await fill(user, await field(/Postal code/), '80011');
    await user.tab();

    expect(
      await screen.findByText(/Swiss postal codes have four digits/),
    ).toBeInTheDocument();
    expect(screen.queryByText('Fill this in.')).not.toBeInTheDocument();
  });

  it.each([
    ['CHE-123.456.789', false],
    ['CHE-116.281.710', true],
  ])('should check the digit of the UID %s', async (uid, isGood) => {
    const { user } = showWizard({ step: 'billing' });
    await fill(user, await field('UID'), uid);
    await fillBilling(user);
    await press(user, 'Go on to the summary');

    expect(
      await (isGood
        ? screen.findByText(`UID ${uid}`)
        : screen.findByText('This is no valid UID', {
            exact: false,
            selector: 'a',
          })),
    ).toBeInTheDocument();
  });

  it('R-WIZ-11: should not send what was hidden again: secrets of a package that is off', async () => {
    const { api, user } = showWizard();
    await chooseTelegram(user, TOKEN);
    await user.click(screen.getByRole('checkbox', { name: 'Telegram' }));
    await press(user, 'Go on to billing');
    await fillBilling(user);
    await press(user, 'Go on to the summary');
    await press(user, 'File request');

    await waitFor(() => expect(filed(api)).toHaveLength(1));
    expect(filed(api)[0].body).toMatchObject({
      packages: [],
      packageSecrets: {},
    });
  });

  it('R-PER-3: should ask a private person for neither company nor UID, and send none', async () => {
    const { api, user } = showWizard({
      step: 'billing',
      session: { ...ownerSession, organization: anna },
      wizard: sampleWizard({ organization: anna }),
    });
    await fillBilling(user);
    expect(
      screen.queryByRole('textbox', { name: /Company|UID/ }),
    ).not.toBeInTheDocument();
    await press(user, 'Go on to the summary');
    await press(user, 'File request');

    await waitFor(() => expect(filed(api)).toHaveLength(1));
    const { billingAddress } = filed(api)[0].body as { billingAddress: object };
    expect(billingAddress).not.toHaveProperty('company');
    expect(billingAddress).not.toHaveProperty('uid');
  });

  it('R-WIZ-3: should show inherited billing with its source and not ask for it', async () => {
    const requestId = sampleId();
    const { api, user } = showWizard({
      step: 'billing',
      wizard: sampleWizard({
        inherited: {
          requestId,
          companyName: 'Acme GmbH',
          billingAddress: sampleSubmission.billingAddress,
        },
      }),
    });

    expect(await screen.findByText('Bahnhofstrasse 1')).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See the earlier request' }),
    ).toHaveAttribute('href', `/pieced/requests/${requestId}`);
    await press(user, 'Go on to the summary');
    await press(user, 'File request');

    await waitFor(() => expect(filed(api)).toHaveLength(1));
    expect(filed(api)[0].body).toMatchObject({ billingAddress: null });
    expect(filed(api)[0].body).not.toHaveProperty('billingNotes');
  });

  it('R-WIZ-4: should require a name, and one that is not taken, where the server says so', async () => {
    const { user } = showWizard({
      wizard: sampleWizard({
        instanceNameRequired: true,
        takenInstanceNames: ['Sales'],
      }),
    });
    const name = await field(/Instance name/);
    await press(user, 'Go on to billing');
    await screen.findByRole('alert');
    expect(name).toHaveAccessibleDescription(/you already have an instance/);

    await fill(user, name, 'SALES');
    await user.tab();
    await waitFor(() =>
      expect(name).toHaveAccessibleDescription(
        /already have an instance of this name/,
      ),
    );
  });

  it('R-WIZ-9: should bring what the server refuses to its field and step', async () => {
    const { api, user } = showWizard({ step: 'billing' });
    api.break(
      'createRequest',
      await refusal(400, {
        issues: [
          { field: 'instanceName', code: 'taken' },
          { field: 'soulMd', code: 'too_long', limit: 10000 },
        ],
      }),
    );
    await fillBilling(user);
    await press(user, 'Go on to the summary');
    await press(user, 'File request');

    const summary = await screen.findByRole('alert');
    expect(summary).toHaveFocus();
    expect(
      within(summary)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual([
      'Instance name: You already have an instance of this name.',
      'Character (SOUL.md): At most 10000 characters.',
    ]);
    expect(await field(/Instance name/)).toBeInTheDocument();
  });
});
