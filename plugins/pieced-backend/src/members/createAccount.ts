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

import { normalizeEmail } from '@pieced/plugin-pieced-common';
import type { Management } from '../integrations/zitadel/Management';
import type {
  MemberManagement,
  NewPerson,
} from '../integrations/zitadel/MemberManagement';
import { SETTLING_MS } from '../integrations/zitadel/patiently';
import { UpstreamError } from '../integrations/UpstreamError';

/**
 * Makes a person's account, or finds the one that an earlier attempt has made.
 *
 * @param ageMs - how long ago it was asked for
 * @throws UpstreamError `address_unusable` when ZITADEL has another account of this name. Whose it is stays unsaid: it
 * can be another customer's.
 */
export async function createAccount(
  management: Management,
  accounts: MemberManagement,
  person: NewPerson,
  ageMs: number,
): Promise<void> {
  try {
    await accounts.createUser(person);
  } catch (error) {
    const mayExist =
      error instanceof UpstreamError &&
      ['already_exists', 'invalid'].includes(error.code);
    if (!mayExist) {
      throw error;
    }
    if (!(await exists(management, person))) {
      throw error.code === 'invalid'
        ? error
        : await explain(management, person, ageMs);
    }
  }
}

/** Events do not lag behind; where they may not be read, a search has to do. */
async function exists(
  management: Management,
  person: NewPerson,
): Promise<boolean> {
  const newest = await management.newestEventOf(person);
  if (newest !== undefined) {
    return newest > 0;
  }
  const found = await management.findUsersByLogin(person.email);
  return found.some(({ userId }) => userId === person.userId);
}

async function explain(
  management: Management,
  person: NewPerson,
  ageMs: number,
): Promise<UpstreamError> {
  const found = await management.findUsersByLogin(person.email);
  const isSomebodyElses = found.some(
    ({ userId, email }) =>
      userId !== person.userId &&
      (email === undefined || normalizeEmail(email) === person.email),
  );
  // What is not shown after so long never will be: an account of this name with another address.
  return isSomebodyElses || ageMs >= SETTLING_MS
    ? new UpstreamError({
        system: 'zitadel',
        isTransient: false,
        code: 'address_unusable',
        message: 'Nobody can be invited at this address',
        field: 'email',
      })
    : new UpstreamError({
        system: 'zitadel',
        isTransient: true,
        code: 'not_visible_yet',
        message: 'ZITADEL knows of something that it does not show yet',
      });
}
