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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { RegistrationInput } from '@pieced/plugin-pieced-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { refusal } from '../../__testUtils__/refusal';
import { fill } from '../../__testUtils__/wizard';
import { type RegistrationApi, registrationApiRef } from '../../api';
import { clockTime } from '../../components/times';
import { RegistrationPage } from './RegistrationPage';

class FakeRegistrationApi implements RegistrationApi {
  readonly sent: RegistrationInput[] = [];
  failure: Error | undefined;

  async register(input: RegistrationInput) {
    this.sent.push(input);
    if (this.failure) {
      throw this.failure;
    }
    return {
      status: 'accepted' as const,
      email: input.email.toLowerCase(),
      isPersonal: input.isPersonal ?? false,
    };
  }
}

function show() {
  const api = new FakeRegistrationApi();
  renderInTestApp(<RegistrationPage signInHref="/" />, {
    apis: [[registrationApiRef, api]],
  });
  return { api, user: userEvent.setup({ pointerEventsCheck: 0 }) };
}

function field(name: RegExp) {
  return screen.findByRole('textbox', { name });
}

async function fillPerson(user: UserEvent, email = 'Nora.Weiss@Acme.ch') {
  await fill(user, await field(/First name/), 'Nora');
  await fill(user, await field(/Last name/), 'Weiss');
  await fill(user, await field(/E-mail/), email);
}

async function submit(user: UserEvent) {
  await user.click(await screen.findByRole('button', { name: 'Register' }));
}

describe('RegistrationPage', () => {
  it('R-REG-1: should send what a company typed and say what comes next and where the mail goes', async () => {
    const { api, user } = show();
    await fill(user, await field(/Company/), 'Acme GmbH');
    await fillPerson(user);
    await user.dblClick(screen.getByRole('button', { name: 'Register' }));

    const heading = await screen.findByRole('heading', {
      name: 'Look into your mailbox',
    });
    expect(heading.parentElement).toHaveFocus();
    expect(screen.getByText('nora.weiss@acme.ch')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      '/',
    );
    expect(api.sent).toEqual([
      {
        isPersonal: false,
        companyName: 'Acme GmbH',
        givenName: 'Nora',
        familyName: 'Weiss',
        email: 'Nora.Weiss@Acme.ch',
        preferredLanguage: 'en',
      },
    ]);
  });

  it('R-REG-2: should ask a private person for no company and send none that was typed before', async () => {
    const { api, user } = show();
    await fill(user, await field(/Company/), 'Acme GmbH');
    await user.click(
      screen.getByRole('switch', { name: 'As a private person' }),
    );
    expect(
      screen.queryByRole('textbox', { name: /Company/ }),
    ).not.toBeInTheDocument();
    await fillPerson(user);
    await submit(user);

    await screen.findByText('Look into your mailbox');
    expect(api.sent).toHaveLength(1);
    expect(api.sent[0]).toMatchObject({ isPersonal: true });
    expect(api.sent[0]).not.toHaveProperty('companyName');
  });

  it('should send the chosen language', async () => {
    const { api, user } = show();
    await fill(user, await field(/Company/), 'Acme GmbH');
    await fillPerson(user);
    screen.getByRole('button', { name: /Language/ }).focus();
    await user.keyboard('{ArrowRight}');
    await submit(user);

    await waitFor(() =>
      expect(api.sent).toMatchObject([{ preferredLanguage: 'de' }]),
    );
  });

  it('should say on top and at the fields what is wrong, and send nothing', async () => {
    const { api, user } = show();
    await fill(user, await field(/First name/), 'Nora');
    await fill(user, await field(/E-mail/), 'nora');
    await submit(user);

    const summary = await screen.findByRole('alert');
    expect(summary).toHaveFocus();
    expect(summary).toHaveTextContent('3 fields need a look');
    expect(
      within(summary)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual([
      'Company: Fill this in.',
      'Last name: Fill this in.',
      'E-mail: This is no e-mail address. It looks like anna.keller@acme.ch.',
    ]);
    const email = await field(/E-mail/);
    expect(email).toHaveAccessibleDescription(/This is no e-mail address/);
    await user.click(within(summary).getByRole('link', { name: /E-mail/ }));
    expect(email).toHaveFocus();
    expect(api.sent).toEqual([]);
  });

  it('R-REG-3: should name the domain that has an account and say what to do, until the address is another', async () => {
    const { api, user } = show();
    api.failure = await refusal(409, {
      code: 'duplicate_domain',
      domain: 'acme.ch',
    });
    await fill(user, await field(/Company/), 'Acme GmbH');
    await fillPerson(user);
    await submit(user);

    const summary = await screen.findByRole('alert');
    expect(summary).toHaveTextContent(
      'E-mail: There is an account for acme.ch already. Ask an owner of it in your organization to invite you',
    );
    const email = await field(/E-mail/);
    expect(email).toHaveAccessibleDescription(/acme\.ch already/);
    await fill(user, email, 'x');
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
  });

  it('R-REG-5: should say when one can try again, keeping what was typed', async () => {
    const { api, user } = show();
    api.failure = await refusal(429, {
      code: 'rate_limited',
      retryAfterSeconds: 1800,
    });
    await fill(user, await field(/Company/), 'Acme GmbH');
    await fillPerson(user);
    const before = Date.now();
    await submit(user);

    const note = await screen.findByRole('alert');
    const times = [before, Date.now()].map(now =>
      clockTime(
        new Date(Math.ceil((now + 1_800_000) / 60_000) * 60_000).toISOString(),
        'en',
      ),
    );
    expect(
      times.some(time => note.textContent?.includes(`again from ${time} on`)),
    ).toBe(true);
    expect(await field(/Company/)).toHaveValue('Acme GmbH');

    api.failure = undefined;
    await submit(user);
    expect(
      await screen.findByText('Look into your mailbox'),
    ).toBeInTheDocument();
  });

  it('should bring what the server refuses to its field', async () => {
    const { api, user } = show();
    api.failure = await refusal(400, {
      issues: [{ field: 'familyName', code: 'too_long', limit: 100 }],
    });
    await fill(user, await field(/Company/), 'Acme GmbH');
    await fillPerson(user);
    await submit(user);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Last name: At most 100 characters.',
    );
  });

  it('should say when the portal does not answer', async () => {
    const { api, user } = show();
    api.failure = new TypeError('Failed to fetch');
    await fill(user, await field(/Company/), 'Acme GmbH');
    await fillPerson(user);
    await submit(user);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The portal does not answer.',
    );
  });
});
