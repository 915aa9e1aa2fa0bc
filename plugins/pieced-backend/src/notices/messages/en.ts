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

import type { NoticeMessages } from './NoticeMessages';

export const en: NoticeMessages = {
  locale: 'en-CH',
  events: {
    filed: ({ displayName }) => ({
      subject: `Your request for ${displayName} has arrived`,
      status:
        'PieCed is reviewing your request. You will get a mail when it is decided.',
      action: 'View request',
    }),
    review: ({ organizationName, instanceName }) => ({
      subject: instanceName
        ? `New request from ${organizationName}: ${instanceName}`
        : `New request from ${organizationName}`,
      status: instanceName
        ? `${organizationName} asks for the instance ${instanceName}. The request waits for your decision.`
        : `${organizationName} asks for an instance. The request waits for your decision.`,
      action: 'Review request',
    }),
    approved: ({ displayName }) => ({
      subject: `Your request for ${displayName} is approved`,
      status:
        'Approved. We are setting up your instance; this takes a few minutes. You will get a mail when it is ready.',
      action: 'View request',
    }),
    rejected: ({ displayName, staffNote }) => ({
      subject: `Your request for ${displayName} is not approved`,
      status: `Not approved: ${staffNote}`,
      next: 'You can change the request and file it again.',
      action: 'View request',
    }),
    ready: ({ displayName }) => ({
      subject: `Instance ${displayName} is ready`,
      status: 'Your assistant is running.',
      action: 'Open instance',
    }),
  },
  details: {
    instance: 'Instance',
    organization: 'Organization',
    agent: 'Assistant',
    packages: 'Packages',
    contact: 'Contact',
    technicalName: 'Technical name',
    filedAt: 'Filed',
    staffNote: 'Note from PieCed',
  },
  noPackages: 'None',
  why: {
    customer: ({ organizationName }) =>
      `You get this mail because you are a contact for this request of ${organizationName}.`,
    staff: () => 'You get this mail because you work on requests at PieCed.',
  },
  sender: 'Sent automatically by the PieCed portal.',
};
