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
import { FakeMembers } from '../../__testUtils__/FakeMembers';
import { FakePiecedApi } from '../../__testUtils__/FakePiecedApi';
import { refusal } from '../../__testUtils__/refusal';
import { renderPieced } from '../../__testUtils__/renderPieced';
import { sampleOwner, sampleTenant } from '../../__testUtils__/samples';
import { fill } from '../../__testUtils__/wizard';

async function openDialog() {
  const api = new FakePiecedApi({
    tenants: [sampleTenant()],
    members: new FakeMembers({ items: [sampleOwner()] }),
  });
  const rendered = renderPieced({ api, path: '/pieced/members' });
  await rendered.user.click(
    await screen.findByRole('button', { name: 'Invite a person' }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  const text = (name: RegExp) => dialog.getByRole('textbox', { name });
  const type = async (given: string, family: string, email: string) => {
    await fill(rendered.user, text(/First name/), given);
    await fill(rendered.user, text(/Last name/), family);
    await fill(rendered.user, text(/E-mail/), email);
  };
  const send = () =>
    rendered.user.click(
      dialog.getByRole('button', { name: 'Send invitation' }),
    );
  return { api, ...rendered, dialog, text, type, send };
}

describe('InviteDialog', () => {
  it('should invite a user for the chosen instances, once, and show the person', async () => {
    const { api, user, dialog, type } = await openDialog();
    await type('Nora', 'Weiss', 'nora@acme.example');
    await user.click(await dialog.findByRole('checkbox', { name: /Support/ }));
    await user.dblClick(
      dialog.getByRole('button', { name: 'Send invitation' }),
    );

    expect(
      await screen.findByRole('heading', { name: 'Nora Weiss' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('The invitation is being sent'),
    ).toBeInTheDocument();
    expect(api.sent).toEqual([
      {
        method: 'inviteMember',
        body: {
          givenName: 'Nora',
          familyName: 'Weiss',
          email: 'nora@acme.example',
          preferredLanguage: 'en',
          role: 'user',
          tenants: ['acme-gmbh-aaaaaaaa'],
        },
      },
    ]);
  });

  it('should ask for no instances of an owner and send none', async () => {
    const { api, user, dialog, type, send } = await openDialog();
    await user.click(await dialog.findByRole('checkbox', { name: /Support/ }));
    await user.click(dialog.getByRole('radio', { name: /^Owner/ }));
    expect(dialog.queryByRole('checkbox')).not.toBeInTheDocument();
    await type('Nora', 'Weiss', 'nora@acme.example');
    await send();

    await waitFor(() => expect(api.sent).toHaveLength(1));
    expect(api.sent[0].body).not.toHaveProperty('tenants');
  });

  it('should say at the fields what is wrong, focus the first, and send nothing', async () => {
    const { api, text, type, send } = await openDialog();
    await type('Nora', 'Weiss', 'nora');
    await send();

    expect(text(/E-mail/)).toHaveAccessibleDescription(
      /This is no e-mail address/,
    );
    expect(text(/E-mail/)).toHaveFocus();
    expect(text(/First name/)).not.toHaveAccessibleDescription(/Fill/);
    expect(api.sent).toEqual([]);
  });

  it('should say at the address that the person is a member already, until it is another', async () => {
    const { user, text, type, send } = await openDialog();
    await type('Olivia', 'Owner', 'olivia@acme.example');
    await send();

    await waitFor(() =>
      expect(text(/E-mail/)).toHaveAccessibleDescription(
        /This person is a member already/,
      ),
    );
    await fill(user, text(/E-mail/), 'x');
    await waitFor(() =>
      expect(text(/E-mail/)).not.toHaveAccessibleDescription(/member already/),
    );
  });

  it('should stay open with what was typed when it did not work, and send it again under the same key', async () => {
    const { api, dialog, text, type, send } = await openDialog();
    api.break('inviteMember', await refusal(503));
    await type('Nora', 'Weiss', 'nora@acme.example');
    await send();

    expect(await dialog.findByText(/This did not work/)).toBeInTheDocument();
    expect(text(/E-mail/)).toHaveValue('nora@acme.example');
    api.mend('inviteMember');
    await send();
    await screen.findByRole('heading', { name: 'Nora Weiss' });
    expect(new Set(api.idempotencyKeys).size).toBe(1);
    expect(api.idempotencyKeys).toHaveLength(2);
  });
});
