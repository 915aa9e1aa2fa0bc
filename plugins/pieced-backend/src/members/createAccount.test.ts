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

import type { Management } from '../integrations/zitadel/Management';
import type { MemberManagement } from '../integrations/zitadel/MemberManagement';
import { UpstreamError } from '../integrations/UpstreamError';
import { createAccount } from './createAccount';

const MINUTE = 60_000;

const person = {
  userId: '1',
  organizationId: 'acme',
  email: 'cleo@acme.example',
  givenName: 'Cleo',
  familyName: 'Meier',
  preferredLanguage: 'de',
};

/** ZITADEL has an account of this name, whose address is another one. */
const management = {
  newestEventOf: async () => 0,
  findUsersByLogin: async () => [{ userId: '2', email: 'other@acme.example' }],
} as unknown as Management;

const accounts = {
  createUser: async () => {
    throw new UpstreamError({
      system: 'zitadel',
      isTransient: false,
      code: 'already_exists',
      message: 'User already exists',
    });
  },
} as unknown as MemberManagement;

describe('createAccount', () => {
  it('R-OPS-3 should not wait for ever for an account that is never shown, because everybody else waits behind it', async () => {
    await expect(
      createAccount(management, accounts, person, MINUTE),
    ).rejects.toMatchObject({ code: 'not_visible_yet', isTransient: true });
    await expect(
      createAccount(management, accounts, person, 11 * MINUTE),
    ).rejects.toMatchObject({
      code: 'address_unusable',
      isTransient: false,
      field: 'email',
    });
  });
});
