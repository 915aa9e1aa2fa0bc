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

import { PiecedClient } from './PiecedClient';

const member = {
  id: '72',
  displayName: 'Ben Frei',
  givenName: 'Ben',
  familyName: 'Frei',
  email: 'ben@acme.example',
  role: 'user',
  state: 'invited',
  tenants: ['acme-one'],
  revision: 2,
  isSelf: false,
  permissions: { changeRole: true, assign: true, resend: true, remove: true },
};
const page = { items: [member], totalItems: 1, permissions: { invite: true } };

describe('memberCalls', () => {
  const fetch = jest.fn<
    Promise<Response>,
    Parameters<typeof globalThis.fetch>
  >();
  const client = new PiecedClient({
    discoveryApi: { getBaseUrl: async () => 'https://portal.example/api' },
    fetchApi: { fetch },
  });
  const input = {
    email: 'ben@acme.example',
    givenName: 'Ben',
    familyName: 'Frei',
    role: 'user' as const,
  };

  it.each([
    {
      line: 'GET /organizations/a%2Fb/members?limit=2&search=M%C3%BC',
      call: () => client.listMembers('a/b', { limit: 2, search: 'Mü' }),
      answer: page,
    },
    {
      line: 'POST /organizations/7/members',
      call: () => client.inviteMember('7', input, { idempotencyKey: 'once' }),
      answer: member,
      sent: input,
    },
    {
      line: 'PATCH /organizations/7/members/72',
      call: () => client.updateMember('7', '72', { revision: 2, tenants: [] }),
      answer: member,
      sent: { revision: 2, tenants: [] },
    },
    {
      line: 'POST /organizations/7/members/72/invitation',
      call: () => client.resendInvitation('7', '72'),
      answer: member,
      sent: {},
    },
    {
      line: 'DELETE /organizations/7/members/72',
      call: () => client.removeMember('7', '72'),
      answer: member,
    },
  ])('should ask for $line', async ({ line, call, answer, sent }) => {
    fetch.mockReset();
    fetch.mockResolvedValue(Response.json(answer));
    await expect(call()).resolves.toEqual(answer);
    const [method, path] = line.split(' ');
    expect(fetch).toHaveBeenCalledTimes(1);
    const [url, init] = fetch.mock.calls[0];
    expect(url).toBe(`https://portal.example/api${path}`);
    expect(init).toMatchObject({ method });
    expect(init?.body).toEqual(sent && JSON.stringify(sent));
  });

  it('R-REG-8 should invite with its idempotency key', async () => {
    fetch.mockReset();
    fetch.mockResolvedValue(Response.json(member));
    await client.inviteMember('7', input, { idempotencyKey: 'once' });
    expect(fetch.mock.calls[0][1]?.headers).toMatchObject({
      'idempotency-key': 'once',
    });
  });
});
