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
import { FakeMembers } from '../../__testUtils__/FakeMembers';
import { FakePiecedApi } from '../../__testUtils__/FakePiecedApi';
import { refusal } from '../../__testUtils__/refusal';
import { renderPieced } from '../../__testUtils__/renderPieced';
import {
  minutesAgo,
  sampleMember,
  sampleOperation,
  sampleOwner,
  sampleTenant,
  userSession,
} from '../../__testUtils__/samples';

const invited = sampleMember({
  id: '1003',
  displayName: 'Ines Invited',
  email: 'ines@acme.example',
  state: 'expired',
  permissions: { changeRole: true, assign: true, resend: true, remove: true },
});

function show(state: Partial<FakeMembers> = {}) {
  const api = new FakePiecedApi({
    tenants: [sampleTenant()],
    members: new FakeMembers({
      items: [
        sampleOwner(),
        sampleMember({ tenants: ['acme-gmbh-aaaaaaaa'] }),
        invited,
      ],
      ...state,
    }),
  });
  return { api, ...renderPieced({ api, path: '/pieced/members' }) };
}

type User = ReturnType<typeof renderPieced>['user'];

async function row(name: string) {
  const heading = await screen.findByRole('heading', {
    name: new RegExp(name),
  });
  return heading.closest('li')!;
}

async function choose(user: User, name: string, action: string) {
  await user.click(
    await screen.findByRole('button', { name: `Change ${name}` }),
  );
  await user.click(await screen.findByRole('menuitem', { name: action }));
  return screen.findByRole('dialog');
}

describe('MembersPage', () => {
  it('R-REG-8: should tell invited, expired and active people apart, with role and instances', async () => {
    show();

    expect(
      await screen.findByText('2 people have access, one invitation is open'),
    ).toBeInTheDocument();
    expect(await row('Olivia Owner')).toHaveTextContent(
      /Olivia Owner \(you\).*Owner.*Active.*All instances/,
    );
    await waitFor(async () =>
      expect(await row('Urs User')).toHaveTextContent(/User.*Active.*Support/),
    );
    expect(await row('Ines Invited')).toHaveTextContent(
      /Invitation expired.*No instance assigned yet/,
    );
  });

  it('should be reached by a tab of owners alone', async () => {
    show();
    expect(
      await screen.findByRole('link', { name: 'Members' }),
    ).toHaveAttribute('href', '/pieced/members');
  });

  it('R-ROL-3: should show a user neither the tab nor the people', async () => {
    renderPieced({
      api: new FakePiecedApi({ session: userSession }),
      path: '/pieced/members',
    });
    expect(
      await screen.findByText('Only owners see the members'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Members' }),
    ).not.toBeInTheDocument();
  });

  it('should offer only what the server allows', async () => {
    const nothing = {
      changeRole: false,
      assign: false,
      resend: false,
      remove: false,
    };
    show({
      mayInvite: false,
      items: [sampleOwner({ permissions: nothing }), invited],
    });

    expect(
      await screen.findByRole('button', { name: 'Change Ines Invited' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Change Olivia|Invite a person/ }),
    ).not.toBeInTheDocument();
  });

  it('should say what is being done with a person, and what it waits for', async () => {
    show({
      items: [
        sampleOwner(),
        sampleMember({ operation: sampleOperation({ kind: 'set-role' }) }),
        sampleMember({
          ...invited,
          operation: sampleOperation({
            kind: 'invite',
            state: 'waiting',
            waiting: {
              for: 'zitadel',
              since: minutesAgo(3),
              nextAttemptAt: minutesAgo(-1),
              reason: 'unreachable',
            },
          }),
        }),
      ],
    });

    expect(await row('Urs User')).toHaveTextContent(
      'The role is being changed',
    );
    expect(await row('Ines Invited')).toHaveTextContent(
      /Waiting for the sign-in service since/,
    );
  });

  it('should change role and instances with the revision that was read', async () => {
    const { api, user } = show();
    const dialog = await choose(user, 'Urs User', 'Change role and instances');
    await user.click(
      await within(dialog).findByRole('checkbox', { name: /Support/ }),
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Save changes' }),
    );

    await waitFor(() =>
      expect(api.sent).toContainEqual({
        method: 'updateMember',
        body: { id: '1002', revision: 1, tenants: [] },
      }),
    );
    await waitFor(async () =>
      expect(await row('Urs User')).toHaveTextContent('No instance assigned'),
    );
  });

  it('should say in the dialog why the last owner stays one', async () => {
    const { user, toasts } = show();
    const dialog = await choose(
      user,
      'Olivia Owner',
      'Change role and instances',
    );
    await user.click(within(dialog).getByRole('radio', { name: /^User/ }));
    expect(dialog).toHaveTextContent(/you can no longer undo this/);
    await user.click(
      within(dialog).getByRole('button', { name: 'Save changes' }),
    );

    expect(
      await within(dialog).findByText(/Olivia Owner is the only owner\. Make/),
    ).toBeInTheDocument();
    expect(toasts).toEqual([]);
  });

  it('should remove a person only after asking, and show that it is being done', async () => {
    const { api, user } = show();
    const dialog = await choose(user, 'Urs User', 'Remove from organization');
    expect(api.sent).toEqual([]);
    await user.click(
      within(dialog).getByRole('button', { name: 'Remove Urs User' }),
    );

    await waitFor(async () =>
      expect(await row('Urs User')).toHaveTextContent('Is being removed'),
    );
    expect(api.sent).toEqual([
      { method: 'removeMember', body: { id: '1002' } },
    ]);
  });

  it('R-REG-8: should send an expired invitation again in one click', async () => {
    const { api, user, toasts } = show();
    await user.click(
      await screen.findByRole('button', { name: 'Change Ines Invited' }),
    );
    await user.click(
      await screen.findByRole('menuitem', { name: 'Send a new invitation' }),
    );

    await waitFor(() => expect(toasts).toHaveLength(1));
    expect(toasts[0].title).toMatch(/A new invitation is on its way/);
    expect(api.sent).toEqual([
      { method: 'resendInvitation', body: { id: '1003' } },
    ]);
  });

  it('should tell an owner who is alone what members are for', async () => {
    show({ items: [sampleOwner()] });
    expect(
      await screen.findByText('You are the only one here'),
    ).toBeInTheDocument();
  });

  it('should say why nothing is there and try again on demand', async () => {
    const api = new FakePiecedApi({
      members: new FakeMembers({ items: [sampleOwner()] }),
    });
    api.break('listMembers', await refusal(403));
    const { user } = renderPieced({ api, path: '/pieced/members' });

    const note = await screen.findByRole('alert');
    expect(note).toHaveTextContent('Your role does not allow this.');
    api.mend('listMembers');
    await user.click(within(note).getByRole('button', { name: 'Try again' }));
    expect(await row('Olivia Owner')).toBeInTheDocument();
  });

  it('R-TEN-7: should show without reload that an invitation was accepted', async () => {
    const { api, signals } = show();
    expect(await row('Ines Invited')).toHaveTextContent('Invitation expired');

    api.members.items = [sampleOwner(), { ...invited, state: 'active' }];
    act(() => signals.send({ topic: 'organization' }));

    await waitFor(async () =>
      expect(await row('Ines Invited')).toHaveTextContent('Active'),
    );
  });
});
