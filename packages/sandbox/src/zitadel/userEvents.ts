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

import type { Call } from './management';
import type { Person, UserEvent } from './records';
import { object } from './search';

/** Puts down what a change of a person is in the words of the event store. */
export function addUserEvents(before: Person | undefined, after: Person): void {
  const events = before?.events ?? [];
  after.events = [
    ...events,
    ...typesOf(before, after).map<UserEvent>((type, at) => ({
      sequence: events.length + at + 1,
      type,
      creationDate: after.changeDate,
    })),
  ];
}

/**
 * `POST /management/v1/users/{id}/changes/_search`: reads the event store and not a projection, so it does not lag
 * behind.
 */
export const listUserChanges: Call = (
  { directory },
  body,
  id,
  organizationId,
) => {
  const { limit, sequence, asc } = object(body, 'query');
  const person = directory.person(id);
  const events =
    person?.organizationId === organizationId ? person.events ?? [] : [];
  const newer = events.filter(event => event.sequence > Number(sequence ?? 0));
  return {
    result: (asc ? newer : newer.toReversed())
      .slice(0, Number(limit) || undefined)
      .map(event => ({
        changeDate: event.creationDate,
        eventType: { key: `EventTypes.${event.type}` },
        sequence: String(event.sequence),
        resourceOwnerId: organizationId,
      })),
  };
};

function typesOf(before: Person | undefined, after: Person): string[] {
  if (!before) {
    return ['user.human.added'];
  }
  const was = before.invitation;
  const is = after.invitation;
  const facts: [string, boolean][] = [
    [
      'user.human.invite.code.added',
      Boolean(is?.code) && is?.code !== was?.code,
    ],
    [
      'user.human.invite.check.succeeded',
      (is?.used.length ?? 0) > (was?.used.length ?? 0),
    ],
    [
      'user.human.invite.check.failed',
      (is?.failures ?? 0) > (was?.failures ?? 0),
    ],
    ['user.human.email.verified', after.emailVerified && !before.emailVerified],
    ['user.human.password.changed', after.password !== before.password],
    [
      after.state === 'USER_STATE_INACTIVE'
        ? 'user.deactivated'
        : 'user.reactivated',
      after.state !== before.state,
    ],
  ];
  return facts.filter(([, holds]) => holds).map(([type]) => type);
}
