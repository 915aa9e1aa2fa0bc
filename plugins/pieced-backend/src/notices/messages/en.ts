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
  registrations: {
    domain_taken: ({ domain }) => ({
      subject: `There is an account for ${domain} already`,
      status: `We did not open another account: your company has one for ${domain}.`,
      next: 'Ask an owner of that account to invite you. If you do not know who that is, answer this mail.',
      action: 'Open the portal',
    }),
    already_registered: () => ({
      subject: 'You have an account already',
      status:
        'We did not open another account: there is one with this address already.',
      next: 'Sign in with this address. You can set a new password there if you have forgotten yours.',
      action: 'Sign in',
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
    company: 'Company',
    email: 'E-mail',
    registeredAt: 'Registered',
  },
  noPackages: 'None',
  why: {
    customer: ({ organizationName }) =>
      `You get this mail because you are a contact for this request of ${organizationName}.`,
    staff: () => 'You get this mail because you work on requests at PieCed.',
    registrant: ({ email }) =>
      `You get this mail because somebody registered with ${email}. If it was not you, you can ignore it.`,
  },
  sender: 'Sent automatically by the PieCed portal.',
};
