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
import { acceptInvitation, invite, isInitialised } from './invitations';
import { detailsOf } from './management';
import type { Call } from './management';
import { optionalText, requiredText } from './requestFields';
import { object } from './search';
import { checkUrlTemplate } from './urlTemplate';

/** `POST /v2/users/{id}/invite_code`: mails or returns a new code; the one before is worth nothing any more. */
export const createInviteCode: Call = (management, body, id) => {
  const { directory, mails, settings } = management;
  const sendCode = object(body, 'sendCode');
  const returned = body.returnCode !== undefined;
  const urlTemplate = optionalText(sendCode, 'SendInviteCode', 'urlTemplate');
  const applicationName = optionalText(
    sendCode,
    'SendInviteCode',
    'applicationName',
  );
  if (urlTemplate) {
    checkUrlTemplate(urlTemplate);
  }
  const person = directory.person(id);
  if (!person) {
    throw new ApiError(
      'failed_precondition',
      'Errors.User.NotFound (COMMAND-Wgvn4)',
    );
  }
  if (isInitialised(person)) {
    throw new ApiError(
      'failed_precondition',
      'Errors.User.AlreadyInitialised (COMMAND-EF34g)',
    );
  }
  const invited = invite(directory, person, {
    returned,
    urlTemplate,
    applicationName,
    ttlMs: settings.current.inviteCodeTtlMs,
  });
  if (!returned) {
    mails.sendInvitation(invited.person);
  }
  return {
    details: detailsOf(invited.person, person.organizationId),
    inviteCode: returned ? invited.code : undefined,
  };
};

/** `POST /v2/users/{id}/invite_code/verify`: the address counts as verified afterwards. */
export const verifyInviteCode: Call = ({ directory }, body, id) => {
  const code = requiredText(
    body,
    'VerifyInviteCodeRequest',
    'verificationCode',
    20,
  );
  const person = directory.person(id);
  if (!person) {
    throw new ApiError(
      'failed_precondition',
      'Errors.User.NotFound (COMMAND-F5g2h)',
    );
  }
  if (acceptInvitation(directory, person, code) !== 'good') {
    throw new ApiError(
      'invalid_argument',
      'Errors.User.Code.Invalid (COMMAND-Wgn4q)',
    );
  }
  return {
    details: detailsOf(directory.person(id) ?? person, person.organizationId),
  };
};
