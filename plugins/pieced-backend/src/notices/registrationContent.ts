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

import { formatDateTime } from './formatDateTime';
import { messages } from './messages';
import type { Notice, RegistrationNotice } from './Notice';
import { registrationNoticeEvents } from './Notice';
import type { NoticeContent } from './noticeContent';
import { oneLine } from './oneLine';

/** Tells the two kinds of notices apart. */
export function isRegistrationNotice(
  notice: Notice,
): notice is RegistrationNotice {
  return registrationNoticeEvents.some(event => event === notice.event);
}

/** Writes a notice about a registration. */
export function registrationContentFor(
  notice: RegistrationNotice,
): NoticeContent {
  const { event, facts, recipient } = notice;
  const texts = messages[recipient.language];
  const { subject, status, next, action } = texts.registrations[event](facts);
  const details = [
    { label: texts.details.company, value: oneLine(facts.companyName ?? '') },
    { label: texts.details.email, value: facts.email },
    {
      label: texts.details.registeredAt,
      value: formatDateTime(facts.registeredAt, texts.locale),
    },
  ];
  return {
    language: recipient.language,
    audience: 'customer',
    subject: oneLine(subject),
    status,
    next,
    action: { label: action, path: '/pieced' },
    details: details.filter(({ value }) => value),
    footer: [texts.why.registrant(facts), texts.sender],
    isUrgent: false,
  };
}
