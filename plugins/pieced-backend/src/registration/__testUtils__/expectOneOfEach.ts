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

import { eventually } from '../../__testUtils__/eventually';
import { directoryIdsOf, type RegistrationRow } from '../RegistrationRow';
import type { RegisterWorker } from './RegisterWorker';
import type { ZitadelProbe } from './ZitadelProbe';

/** A company's registration came out as one organization, owner, grant, role and invitation, once searches have caught up. */
export async function expectOneOfEach(
  row: RegistrationRow,
  options: { worker: RegisterWorker; zitadel: ZitadelProbe },
): Promise<void> {
  const { worker, zitadel } = options;
  const person = directoryIdsOf(row.id);
  const { organizationId, userId } = person;
  const name = row.company_name!;
  const found = await eventually(
    () => zitadel.find({ name, email: row.email }),
    ({ organizations, users, roles }) =>
      organizations.length > 0 && users.length > 0 && roles.length > 0,
  );
  expect(found.organizations).toMatchObject([{ id: organizationId, name }]);
  expect(found.users).toMatchObject([
    { userId, details: { resourceOwner: organizationId } },
  ]);
  expect(found.roles).toMatchObject([
    { organization: { id: organizationId }, roles: [{ key: 'owner' }] },
  ]);
  expect(await zitadel.isLent(organizationId)).toBe(true);
  expect(await zitadel.invitationsOf(person)).toBe(1);
  const [mail, ...others] = await eventually(
    async () => zitadel.mailsTo(row.email),
    list => list.length > 0,
  );
  expect(others).toEqual([]);
  expect(mail.headers['content-language']).toBe('de');
  expect(await worker.registrations.get(row.id)).toMatchObject({
    state: 'completed',
    organization_name: name,
  });
}
