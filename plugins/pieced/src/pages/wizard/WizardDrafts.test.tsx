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

import { screen, waitFor } from '@testing-library/react';
import { acme } from '../../__testUtils__/samples';
import {
  TOKEN,
  chooseTelegram,
  field,
  fill,
  fillBilling,
  press,
  showWizard,
} from '../../__testUtils__/wizard';

describe('WizardPage: drafts and secrets', () => {
  it('R-WIZ-5: should keep secrets out of drafts and, once the step is left, out of the page', async () => {
    const { api, user } = showWizard();

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
    const { api, user } = showWizard();
    await fill(user, await field(/Instance name/), 'Support');

    expect(await screen.findByText(/^Saved \d\d:\d\d$/)).toBeInTheDocument();
    expect(api.draft).toMatchObject({ step: 'configure' });
  });

  it('should begin with the draft, secrets apart', async () => {
    showWizard({
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

  it('should leave out the draft of another organization', async () => {
    showWizard({
      draft: {
        step: 'configure',
        answers: { organizationId: '4711', instanceName: 'Somebody else' },
      },
    });

    expect(await field(/Instance name/)).toHaveValue('');
  });
});
