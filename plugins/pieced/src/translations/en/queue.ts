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

export const queue = {
  title: 'Queue',
  headline: {
    pending_one: 'One request waits for a decision',
    pending_other: '{{count}} requests wait for a decision',
    nothing: 'Nothing waits for a decision',
    filtered_one: 'One request',
    filtered_other: '{{count}} requests',
  },
  tableLabel: 'Requests',
  column: {
    age: 'Age',
    organization: 'Organization',
    instance: 'Instance',
    packages: 'Packages',
    status: 'Status',
  },
  filterLabel: 'Status',
  filter: {
    pending: 'In review',
    working: 'Being set up',
    active: 'Ready',
    rejected: 'Not approved',
    withdrawn: 'Withdrawn',
    all: 'All',
  },
  searchLabel: 'Search by organization, instance or technical name',
  empty: {
    title: 'The queue is empty',
    description: 'New requests appear here by themselves, the oldest on top.',
  },
  emptyFilter: {
    title: 'No request matches',
    description: 'Change the filter or the search.',
  },
  personal: 'Private person',
  keys: {
    show: 'Keyboard shortcuts',
    title: 'Keyboard shortcuts',
    down: 'Next request',
    up: 'Previous request',
    open: 'Open the request',
    approve: 'Approve the request',
    reject: 'Reject the request',
    help: 'Show or hide this list',
    escape: 'Back to the list',
  },
  review: {
    title: 'Review',
    close: 'Back to the list',
    headline: {
      pending: 'Would be created as {{name}}',
      rejected: 'Rejected; approving it now would create {{name}}',
      approved: 'Approved; it is being created as {{name}}',
      provisioning: 'Approved; it is being created as {{name}}',
      active: 'Created as {{name}}',
      withdrawn: 'Withdrawn by the customer',
      deleted: 'Created as {{name}} and deleted since',
    },
    customer: 'Customer',
    contact: 'Contact',
    company: 'Company',
    filed: 'Filed',
    billing: 'Billing address',
    billingNotes: 'Billing notes',
    secrets: 'Access data',
    secretState: { sealed: 'sealed', stored: 'in the vault' },
    noSecrets: 'None needed',
    soulMd: 'Character (SOUL.md)',
    agentsMd: 'Working rules (AGENTS.md)',
    uid: 'UID {{uid}}',
    progress: 'Progress',
    openRequest: 'Open the request page',
  },
  approve: {
    action: 'Approve',
    title: 'Approve {{name}}?',
    body: 'The portal then sets the instance up by itself: {{tenant}} for {{organization}}.',
    note: 'Note to the customer (optional)',
    confirm: 'Approve request',
    done: '{{name}} is approved',
  },
  reject: {
    action: 'Reject',
    title: 'Reject {{name}}?',
    body: 'The customer sees the reason and can file the request again.',
    reason: 'Reason',
    reasonRequired: 'Write a reason; the customer sees it.',
    confirm: 'Reject request',
    done: '{{name}} is rejected',
  },
  alreadyDecided:
    'Somebody else was faster: this request is already “{{status}}”. The list shows it now.',
  alreadyDecidedUnknown:
    'Somebody else was faster: this request is already decided. The list shows it now.',
} as const;
