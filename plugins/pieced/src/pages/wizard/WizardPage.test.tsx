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
import type { UserEvent } from '@testing-library/user-event';
import { FakePiecedApi, refusal } from '../../__testUtils__/FakePiecedApi';
import { renderPieced } from '../../__testUtils__/renderPieced';
import {
  acme,
  anna,
  ownerSession,
  sampleId,
  sampleSubmission,
  sampleWizard,
  staffSession,
  userSession,
} from '../../__testUtils__/samples';

const TOKEN = '123456789:AAEabcdefghijklmnopqrstuvwxyz';

function show(options: { step?: string } & Partial<FakePiecedApi> = {}) {
  const { step = 'configure', ...state } = options;
  const api = new FakePiecedApi(state);
  return { api, ...renderPieced({ api, path: `/pieced/new/${step}` }) };
}

function field(name: string | RegExp) {
  return screen.findByRole('textbox', { name });
}

async function press(user: UserEvent, name: string) {
  await user.click(await screen.findByRole('button', { name }));
}

/** Pastes, which is one change instead of one a letter. */
async function fill(user: UserEvent, input: HTMLElement, text: string) {
  await user.click(input);
  await user.paste(text);
}

async function chooseTelegram(user: UserEvent, token?: string) {
  await user.click(await screen.findByRole('checkbox', { name: 'Telegram' }));
  const input = await screen.findByLabelText(/Bot token/);
  if (token) {
    await fill(user, input, token);
  }
  return input;
}

async function fillBilling(user: UserEvent) {
  await fill(user, await field(/Street/), 'Bahnhofstrasse');
  await fill(user, await field(/Number/), '1');
  await fill(user, await field(/Postal code/), '8001');
  await fill(user, await field(/Town/), 'Zürich');
}

function filed(api: FakePiecedApi) {
  return api.sent.filter(({ method }) => method === 'createRequest');
}

describe('WizardPage', () => {
  it('R-WIZ-1: should go from the assistant over billing to what is filed', async () => {
    const { api, user } = show();

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

  it('R-WIZ-5: should keep secrets out of drafts and, once the step is left, out of the page', async () => {
    const { api, user } = show();

    const input = await chooseTelegram(user, TOKEN);
    expect(input).toHaveAttribute('type', 'password');
    await fill(user, await field(/Instance name/), 'Support');
    await press(user, 'Go on to billing');
    await fillBilling(user);
    await press(user, 'Go on to the summary');
    await screen.findByText('Bot token: set');

    expect(document.documentElement.outerHTML).not.toContain(TOKEN);
    await waitFor(() =>
      expect(api.draft?.answers).toMatchObject({
        instanceName: 'Support',
        packages: ['telegram'],
        billingAddress: { town: 'Zürich' },
      }),
    );
    const drafts = api.sent.filter(({ method }) => method === 'saveDraft');
    expect(JSON.stringify(drafts)).not.toContain(TOKEN);
    expect(JSON.stringify(drafts)).not.toContain('packageSecrets');
    expect(
      JSON.stringify({ ...localStorage, ...sessionStorage }),
    ).not.toContain(TOKEN);
  });

  it('should say that the draft is saved, and go on with it on another visit', async () => {
    const { api, user } = show();
    await fill(user, await field(/Instance name/), 'Support');

    expect(await screen.findByText(/^Saved \d\d:\d\d$/)).toBeInTheDocument();
    expect(api.draft).toMatchObject({ step: 'configure' });
  });

  it('should begin with the draft, secrets apart', async () => {
    show({
      draft: {
        step: 'billing',
        answers: {
          organizationId: acme.id,
          instanceName: 'Support',
          packages: ['telegram', 'no-longer-offered'],
        },
      },
    });

    expect(await field(/Instance name/)).toHaveValue('Support');
    expect(screen.getByRole('checkbox', { name: 'Telegram' })).toBeChecked();
    expect(screen.getByLabelText(/Bot token/)).toHaveValue('');
  });

  it('should ask again for secrets that a reload has lost, and go back to them', async () => {
    const { api, user } = show({
      step: 'confirm',
      draft: {
        step: 'confirm',
        answers: {
          organizationId: acme.id,
          packages: ['telegram'],
          billingAddress: {
            street: 'Weg',
            postalCode: '8001',
            town: 'Zürich',
          },
        },
      },
    });

    expect(await screen.findByText(/Bot token: not set/)).toBeInTheDocument();
    await press(user, 'File request');

    const summary = await screen.findByRole('alert');
    expect(summary).toHaveFocus();
    await user.click(
      within(summary).getByRole('link', { name: /Telegram, Bot token/ }),
    );
    expect(screen.getByLabelText(/Bot token/)).toHaveFocus();
    expect(filed(api)).toEqual([]);
  });

  it('should leave out the draft of another organization', async () => {
    show({
      draft: {
        step: 'configure',
        answers: { organizationId: '4711', instanceName: 'Somebody else' },
      },
    });

    expect(await field(/Instance name/)).toHaveValue('');
  });

  it('R-WIZ-11: should check a step before going on, and link each error to its field', async () => {
    const { user } = show();
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
    const { user } = show({ step: 'billing' });

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
    const { user } = show({ step: 'billing' });
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
    const { api, user } = show();
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
    const { api, user } = show({
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
    const { api, user } = show({
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
    const { user } = show({
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
    const { api, user } = show({ step: 'billing' });
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

  it('R-WIZ-8: should file once, with one key, however often the button is pressed', async () => {
    const { api, user } = show({ step: 'billing' });
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
    show({ step: 'billing' });

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
    show({ session: userSession });

    expect(
      await screen.findByText('Only owners request instances'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('R-ROL-4: should ask staff for which customer', async () => {
    show({
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
});
