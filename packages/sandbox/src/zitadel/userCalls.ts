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

import { ApiError } from './ApiError';
import { humanOf } from './humanOf';
import type { NewHuman } from './humanOf';
import { detailsOf } from './management';
import type { Call, Management } from './management';
import type { Person } from './records';
import { removePerson } from './removals';
import { requiredText } from './requestFields';
import { object } from './search';

/** `POST /v2/users/new` */
export const createUser: Call = (management, body) => {
  const organizationId = requiredText(
    body,
    'CreateUserRequest',
    'organizationId',
  );
  if (!body.human) {
    throw new ApiError(
      'invalid_argument',
      'invalid CreateUserRequest.UserType: value is required',
    );
  }
  const { person, emailCode } = addHuman(
    management,
    organizationId,
    humanOf(object(body, 'human'), body),
  );
  return { id: person.id, creationDate: person.creationDate, emailCode };
};

/** `POST /v2/users/{id}/deactivate` */
export const deactivateUser: Call = ({ directory }, _body, id) => {
  const person = existing(directory, id, 'COMMAND-5gp2p62iin');
  if (person.state === 'USER_STATE_INACTIVE') {
    throw new ApiError(
      'failed_precondition',
      'Errors.User.AlreadyInactive (COMMAND-5gunjw0cd7)',
    );
  }
  return changed(
    directory.update('people', id, { state: 'USER_STATE_INACTIVE' }),
  );
};

/** `POST /v2/users/{id}/reactivate` */
export const reactivateUser: Call = ({ directory }, _body, id) => {
  const person = existing(directory, id, 'COMMAND-9hy5kzbuk6');
  if (person.state !== 'USER_STATE_INACTIVE') {
    throw new ApiError(
      'failed_precondition',
      'Errors.User.NotInactive (COMMAND-s5qqcz97hf)',
    );
  }
  return changed(
    directory.update('people', id, { state: 'USER_STATE_ACTIVE' }),
  );
};

/** `DELETE /v2/users/{id}`: with all roles. */
export const deleteUser: Call = ({ directory }, _body, id) => {
  const person = existing(directory, id, 'COMMAND-bd4ir1mblj');
  removePerson(directory, id);
  return changed({ ...person, changeDate: new Date().toISOString() });
};

/** Adds the person and mails or returns the code for the address. */
export function addHuman(
  { directory, mails }: Management,
  organizationId: string,
  { person: input, verification, urlTemplate }: NewHuman,
): { person: Person; emailCode?: string } {
  const person = directory.addPerson({ ...input, organizationId });
  if (verification === 'mail') {
    mails.sendVerification(person, urlTemplate);
  }
  return {
    person,
    emailCode: verification === 'return' ? person.emailCode : undefined,
  };
}

function changed(person: Person): unknown {
  return { details: detailsOf(person, person.organizationId) };
}

function existing(
  directory: Management['directory'],
  id: string,
  errorId: string,
): Person {
  const person = directory.person(id);
  if (!person) {
    throw new ApiError('not_found', `Errors.User.NotFound (${errorId})`);
  }
  return person;
}
