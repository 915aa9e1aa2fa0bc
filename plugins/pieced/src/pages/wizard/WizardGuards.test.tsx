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
import { refusal } from '../../__testUtils__/refusal';
import { acme } from '../../__testUtils__/samples';
import {
  chooseTelegram,
  field,
  filed,
  fill,
  fillBilling,
  press,
  showWizard,
  TOKEN,
} from '../../__testUtils__/wizard';

function stepsDone() {
  return within(screen.getByRole('navigation', { name: 'Steps' }))
    .getAllByRole('listitem')
    .filter(item => item.textContent?.endsWith(', done'))
    .map(item => item.textContent);
}

describe('WizardPage: order of the steps', () => {
  it('R-WIZ-11: should lead from the summary back to the first step that is not filled in', async () => {
    const { user } = showWizard({ step: 'confirm' });

    expect(
      await screen.findByRole('heading', { name: 'Where does the bill go?' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/Fill in this step first/)).toBeInTheDocument();
    expect(stepsDone()).toEqual(['Welcome, done', 'Assistant, done']);

    await fillBilling(user);
    await press(user, 'Go on to the summary');
    expect(
      await screen.findByRole('heading', { name: 'Is everything right?' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Fill in this step/)).not.toBeInTheDocument();
  });

  it('should show what a reload has lost on its own step, with no later step done', async () => {
    const { api, user } = showWizard({
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

    expect(
      await screen.findByText(/Access data is not kept in drafts\. Type it/),
    ).toBeInTheDocument();
    expect(stepsDone()).toEqual(['Welcome, done']);
    await fill(user, screen.getByLabelText(/Bot token/), TOKEN);
    await press(user, 'Go on to billing');
    await press(user, 'Go on to the summary');
    await press(user, 'File request');
    await waitFor(() => expect(filed(api)).toHaveLength(1));
  });

  it('should lead to the filed request when one goes back after filing', async () => {
    const { api, user, goBack } = showWizard();
    await chooseTelegram(user, TOKEN);
    await press(user, 'Go on to billing');
    await fillBilling(user);
    await press(user, 'Go on to the summary');
    await press(user, 'File request');
    await screen.findByRole('region', { name: 'What was asked for' });

    await act(async () => goBack());

    expect(
      await screen.findByRole('region', { name: 'What was asked for' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(filed(api)).toHaveLength(1);
  });
});

describe('R-WIZ-8: the key of what is filed', () => {
  it('should be another one when the answers were changed after a failure', async () => {
    const { api, user } = showWizard({ step: 'billing' });
    api.break('createRequest', await refusal(503));
    await fillBilling(user);
    await press(user, 'Go on to the summary');
    await press(user, 'File request');
    await screen.findByRole('alert');
    await press(user, 'File request');
    await waitFor(() => expect(api.idempotencyKeys).toHaveLength(2));
    api.mend('createRequest');

    await user.click(await screen.findByRole('link', { name: 'Back' }));
    await fill(user, await field(/Notes/), 'Cost centre 7');
    await press(user, 'Go on to the summary');
    await press(user, 'File request');

    await screen.findByRole('region', { name: 'What was asked for' });
    const [first, again, changed] = api.idempotencyKeys;
    expect(again).toBe(first);
    expect(changed).toBe(`${first}-2`);
  });

  it('should be another one after the server has seen it with other answers, and say so', async () => {
    const { api, user } = showWizard({ step: 'billing' });
    api.break(
      'createRequest',
      await refusal(409, { code: 'idempotency_mismatch' }),
    );
    await fillBilling(user);
    await press(user, 'Go on to the summary');
    await press(user, 'File request');

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'An earlier attempt with other answers did reach PieCed.',
    );
    api.mend('createRequest');
    await press(user, 'File request');
    await screen.findByRole('region', { name: 'What was asked for' });
    expect(new Set(api.idempotencyKeys).size).toBe(2);
  });
});
