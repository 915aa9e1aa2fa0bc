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

import type {
  NoticeEvent,
  NoticeFacts,
  RegistrationFacts,
  RegistrationNoticeEvent,
} from '../Notice';

/** What a notice says in one language. */
export interface NoticeWords {
  /** Says it all. */
  subject: string;
  /** Where the request or the registration stands. */
  status: string;
  /** What the reader can do now. */
  next?: string;
  /** A verb with its object. */
  action: string;
}

/** Rows of the table of details. */
export type DetailName =
  | 'instance'
  | 'organization'
  | 'agent'
  | 'packages'
  | 'contact'
  | 'technicalName'
  | 'filedAt'
  | 'staffNote'
  | 'company'
  | 'email'
  | 'registeredAt';

/** Every text of every notice in one language. A missing one does not compile. */
export interface NoticeMessages {
  /** BCP 47, for dates. */
  locale: string;
  events: Record<NoticeEvent, (facts: NoticeFacts) => NoticeWords>;
  registrations: Record<
    RegistrationNoticeEvent,
    (facts: RegistrationFacts) => NoticeWords
  >;
  details: Record<DetailName, string>;
  noPackages: string;
  /** Why the reader gets the mail. */
  why: Record<'customer' | 'staff', (facts: NoticeFacts) => string> & {
    registrant: (facts: RegistrationFacts) => string;
  };
  /** Who sent it. */
  sender: string;
}
