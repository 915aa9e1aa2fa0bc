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
import { hashPassword, weakness } from './passwords';
import type { Person } from './records';
import { optionalText, requiredText } from './requestFields';
import { object } from './search';
import type { Fields } from './search';
import { createCode } from './createCode';

/** A new person as a request describes it, and what shall happen to the code that verifies the address. */
export interface NewHuman {
  person: Omit<
    Person,
    'id' | 'organizationId' | 'creationDate' | 'changeDate' | 'sequence'
  > & { id?: string };
  verification: 'mail' | 'return' | 'none';
  /** Of the verification mail. */
  urlTemplate?: string;
}

/**
 * Reads `AddHumanUserRequest` and the `human` of `CreateUserRequest`.
 *
 * @param names - where `userId` and `username` stand, beside the human or in it
 */
export function humanOf(human: Fields, names: Fields): NewHuman {
  const profile = object(human, 'profile');
  const email = object(human, 'email');
  const address = requiredText(email, 'SetHumanEmail', 'email').trim();
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) {
    throw new ApiError(
      'invalid_argument',
      'Errors.User.Email.Invalid (EMAIL-599BI)',
    );
  }
  const givenName = requiredText(profile, 'SetHumanProfile', 'givenName');
  const familyName = requiredText(profile, 'SetHumanProfile', 'familyName');
  const verified = email.isVerified === true;
  const verification = verificationOf(email, verified);
  const password = passwordOf(human);
  return {
    person: {
      id: optionalText(names, 'CreateUserRequest', 'userId'),
      username: optionalText(names, 'CreateUserRequest', 'username') ?? address,
      givenName,
      familyName,
      displayName:
        optionalText(profile, 'SetHumanProfile', 'displayName') ??
        `${givenName} ${familyName}`,
      preferredLanguage: optionalText(
        profile,
        'SetHumanProfile',
        'preferredLanguage',
        10,
      ),
      email: address,
      emailVerified: verified,
      emailCode: verification === 'none' ? undefined : createCode(),
      password,
      passwordChangedAt: password && new Date().toISOString(),
      state: 'USER_STATE_ACTIVE',
    },
    verification,
    urlTemplate: optionalText(
      object(email, 'sendCode'),
      'SendEmailVerificationCode',
      'urlTemplate',
    ),
  };
}

/** Without any wish ZITADEL mails the code. */
function verificationOf(
  email: Fields,
  verified: boolean,
): NewHuman['verification'] {
  if (verified) {
    return 'none';
  }
  return email.returnCode ? 'return' : 'mail';
}

function passwordOf(human: Fields): string | undefined {
  const { password } = object(human, 'password');
  if (password === undefined) {
    return undefined;
  }
  const weak = weakness(String(password));
  if (weak) {
    throw new ApiError(
      'invalid_argument',
      `Errors.User.PasswordComplexityPolicy.${weak} (COMMA-HuJf6)`,
    );
  }
  return hashPassword(String(password));
}
