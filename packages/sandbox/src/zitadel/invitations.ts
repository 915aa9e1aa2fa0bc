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

import { createCode } from './createCode';
import { isDemoPerson } from './demoPeople';
import type { Directory } from './Directory';
import { hashPassword } from './passwords';
import type { Invitation, Person } from './records';

/** ZITADEL throws a code away after so many wrong tries. */
const TRIES = 3;

/**
 * - `good`: the code may be used
 * - `wrong`: not a code of this person
 * - `expired`: the newest, but too old
 * - `replaced`: a newer invitation was made
 * - `used`: it was used already, or the person has a password
 * - `blocked`: tried wrongly too often
 */
export type CodeState =
  | 'good'
  | 'wrong'
  | 'expired'
  | 'replaced'
  | 'used'
  | 'blocked';

/** A new invitation in place of the one before. */
export function invite(
  directory: Directory,
  person: Person,
  options: Pick<Invitation, 'urlTemplate' | 'applicationName' | 'returned'> & {
    ttlMs: number;
  },
): { person: Person; code: string } {
  const { ttlMs, ...kept } = options;
  const before = person.invitation;
  const old = before?.code ?? before?.blocked;
  const replaced = before?.replaced ?? [];
  const code = createCode();
  return {
    code,
    person: directory.update('people', person.id, {
      invitation: {
        ...kept,
        code,
        expiresAt: Date.now() + ttlMs,
        failures: 0,
        replaced: old ? [...replaced, old] : replaced,
        used: before?.used ?? [],
      },
    }),
  };
}

/** Whether the person can sign in already and needs no invitation. */
export function isInitialised(person: Person): boolean {
  return Boolean(person.password) || isDemoPerson(person.id);
}

/** Looks at a code without using it. */
export function codeState(person: Person, code: string): CodeState {
  const { invitation } = person;
  if (isInitialised(person) || invitation?.used.includes(code)) {
    return 'used';
  }
  if (!invitation) {
    return 'wrong';
  }
  if (code && invitation.code === code) {
    return Date.now() < invitation.expiresAt ? 'good' : 'expired';
  }
  if (invitation.replaced.includes(code)) {
    return 'replaced';
  }
  return invitation.code ? 'wrong' : 'blocked';
}

/** Uses the code; with a password the person can sign in afterwards. Anything but `good` changes nothing but the count of tries. */
export function acceptInvitation(
  directory: Directory,
  person: Person,
  code: string,
  password?: string,
): CodeState {
  const state = codeState(person, code);
  const { invitation } = person;
  if (invitation && state === 'good') {
    directory.update('people', person.id, {
      emailVerified: true,
      emailCode: undefined,
      invitation: {
        ...invitation,
        code: undefined,
        used: [...invitation.used, code],
      },
      ...(password && {
        password: hashPassword(password),
        passwordChangedAt: new Date().toISOString(),
      }),
    });
  } else if (invitation?.code && state === 'wrong') {
    const failures = invitation.failures + 1;
    directory.update('people', person.id, {
      invitation: {
        ...invitation,
        failures,
        ...(failures >= TRIES && {
          code: undefined,
          blocked: invitation.code,
        }),
      },
    });
  }
  return state;
}
