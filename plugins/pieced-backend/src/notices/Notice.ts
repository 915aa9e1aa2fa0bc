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

import type { Language } from '@pieced/plugin-pieced-common';

/** What happened to a request; `review` is the same filing told to PieCed staff. */
export const noticeEvents = [
  'filed',
  'review',
  'approved',
  'rejected',
  'ready',
] as const;

/** One of {@link noticeEvents}. */
export type NoticeEvent = (typeof noticeEvents)[number];

/** Why a registration ended without an account, told to whoever registered. */
export const registrationNoticeEvents = [
  'domain_taken',
  'already_registered',
] as const;

/** One of {@link registrationNoticeEvents}. */
export type RegistrationNoticeEvent = (typeof registrationNoticeEvents)[number];

/** What a notice of a registration tells. */
export interface RegistrationFacts {
  /** Missing for personal accounts. */
  companyName?: string;
  email: string;
  /** In Unicode. Set with `domain_taken`. */
  domain?: string;
  /** ISO 8601. */
  registeredAt: string;
}

/** What a notice tells, as it was at the moment that it tells of. Free of secrets. */
export interface NoticeFacts {
  requestId: string;
  tenantName: string;
  /** What people call the instance. */
  displayName: string;
  /** Only when the customer gave it one. */
  instanceName?: string;
  /** Without the suffix of personal organizations. */
  organizationName: string;
  agentName: string;
  /** Ids. */
  packages: string[];
  contact: { name: string; email: string };
  /** ISO 8601. */
  filedAt: string;
  /** What staff wrote with their decision: the reason of a rejection. */
  staffNote?: string;
}

/** Who is told. */
export interface NoticeRecipient {
  name: string;
  /** Missing for people without a known address. */
  email?: string;
  language: Language;
  /** Missing for contacts who have no account. */
  userEntityRef?: string;
}

/** One message to one person about a request. */
export interface RequestNotice {
  event: NoticeEvent;
  facts: NoticeFacts;
  recipient: NoticeRecipient;
}

/** One message to one person about the own registration. */
export interface RegistrationNotice {
  event: RegistrationNoticeEvent;
  facts: RegistrationFacts;
  recipient: NoticeRecipient;
}

/** The input of a `notice` operation. */
export type Notice = RequestNotice | RegistrationNotice;
