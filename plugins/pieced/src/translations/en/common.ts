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

/** Texts that more than one page shows. */
export const common = {
  productName: 'PieCed',
  createInstance: 'Create instance',
  loading: 'Loading',
  retry: 'Try again',
  cancel: 'Cancel',
  none: 'None',
  more: '+{{number}}',
  copy: 'Copy {{what}}',
  copied: 'Copied',
  technicalName: 'technical name',
  agent: 'Agent',
  organization: 'Organization',
  instance: 'Instance',
  packages: 'Packages',
  status: 'Status',
  search: 'Search',
  next: 'Next page',
  previous: 'Previous page',
  pageOf: '{{shown}} of {{total}}',
  timeZone: 'Times are in the time zone {{zone}}.',
  error: {
    title: 'This could not be loaded',
    network:
      'The portal does not answer. Check your connection; nothing is lost.',
    server: 'The portal answered with a fault of its own ({{code}}).',
    forbidden: 'Your role does not allow this.',
    notFound: 'This does not exist, or it belongs to somebody else.',
    unreadable:
      'The portal answered in a form that this page does not know. Reload the page.',
    action: 'This did not work: {{reason}}',
  },
  notHere: { title: 'There is nothing at this address' },
  notFound: {
    title: 'There is no such page',
    description: 'The address may be old or mistyped.',
    action: 'Go to the overview',
  },
  tab: {
    overview: 'Overview',
    members: 'Members',
    queue: 'Queue',
    instances: 'Instances',
  },
  stale: {
    title: 'As of {{time}}',
    neverRead: 'The state is not known yet',
    sentence: 'The cluster cannot be reached; this is the last known state.',
  },
} as const;
