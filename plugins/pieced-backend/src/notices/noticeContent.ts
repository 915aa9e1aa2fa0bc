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

import { defaultPackages, type Language } from '@pieced/plugin-pieced-common';
import { formatDateTime } from './formatDateTime';
import { messages } from './messages';
import type { DetailName, NoticeMessages } from './messages/NoticeMessages';
import type { Notice, NoticeEvent, NoticeFacts, RequestNotice } from './Notice';
import { oneLine } from './oneLine';
import {
  isRegistrationNotice,
  registrationContentFor,
} from './registrationContent';

/** A notice in the words of its reader, before it takes the form of a mail or a notification. */
export interface NoticeContent {
  language: Language;
  audience: 'customer' | 'staff';
  subject: string;
  /** The first line: where the request stands. */
  status: string;
  /** What the reader can do now, if anything. */
  next?: string;
  action: { label: string; /** Below the portal's address. */ path: string };
  details: { label: string; value: string }[];
  footer: string[];
  /** Somebody has to do something. */
  isUrgent: boolean;
}

type RequestDetail = Exclude<DetailName, 'company' | 'email' | 'registeredAt'>;

const detailsOf: Record<NoticeEvent, RequestDetail[]> = {
  filed: ['instance', 'organization', 'agent', 'packages', 'filedAt'],
  review: [
    'organization',
    'instance',
    'agent',
    'packages',
    'contact',
    'technicalName',
    'filedAt',
  ],
  approved: ['staffNote', 'instance', 'agent', 'packages', 'filedAt'],
  rejected: ['instance', 'agent', 'packages', 'filedAt'],
  ready: ['instance', 'agent', 'packages'],
};

const pathOf: Record<NoticeEvent, (facts: NoticeFacts) => string> = {
  filed: requestPath,
  review: facts => `/pieced/queue/${facts.requestId}`,
  approved: requestPath,
  rejected: requestPath,
  ready: facts => `/pieced/instances/${facts.tenantName}`,
};

/** Writes a notice. */
export function noticeContentFor(notice: Notice): NoticeContent {
  return isRegistrationNotice(notice)
    ? registrationContentFor(notice)
    : requestContentFor(notice);
}

function requestContentFor(notice: RequestNotice): NoticeContent {
  const { event, recipient } = notice;
  const facts = tidy(notice.facts);
  const texts = messages[recipient.language];
  const { subject, status, next, action } = texts.events[event](facts);
  const audience = event === 'review' ? 'staff' : 'customer';
  return {
    language: recipient.language,
    audience,
    subject: oneLine(subject),
    status,
    next,
    action: { label: action, path: pathOf[event](facts) },
    details: detailsOf[event].flatMap(name => {
      const value = valueOf(name, facts, texts);
      return value ? [{ label: texts.details[name], value }] : [];
    }),
    footer: [texts.why[audience](facts), texts.sender],
    isUrgent: event === 'review' || event === 'rejected',
  };
}

function requestPath(facts: NoticeFacts): string {
  return `/pieced/requests/${facts.requestId}`;
}

/** What customers named themselves is shown on one line. */
function tidy(facts: NoticeFacts): NoticeFacts {
  return {
    ...facts,
    displayName: oneLine(facts.displayName),
    instanceName: facts.instanceName && oneLine(facts.instanceName),
    organizationName: oneLine(facts.organizationName),
    agentName: oneLine(facts.agentName),
    contact: { ...facts.contact, name: oneLine(facts.contact.name) },
    staffNote: facts.staffNote?.trim(),
  };
}

function valueOf(
  name: RequestDetail,
  facts: NoticeFacts,
  texts: NoticeMessages,
): string | undefined {
  switch (name) {
    case 'instance':
      return facts.displayName;
    case 'organization':
      return facts.organizationName;
    case 'agent':
      return facts.agentName;
    case 'packages':
      return facts.packages.map(titleOf).join(', ') || texts.noPackages;
    case 'contact':
      return [facts.contact.name, facts.contact.email]
        .filter(Boolean)
        .join(', ');
    case 'technicalName':
      return facts.tenantName;
    case 'filedAt':
      return formatDateTime(facts.filedAt, texts.locale);
    case 'staffNote':
      return facts.staffNote;
    default:
      return name satisfies never;
  }
}

function titleOf(id: string): string {
  return defaultPackages.find(definition => definition.id === id)?.title ?? id;
}
