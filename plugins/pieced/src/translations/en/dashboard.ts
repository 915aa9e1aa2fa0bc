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

export const dashboard = {
  title: 'Your instances',
  headline: {
    allReady_one: 'Your instance is ready',
    allReady_other: 'All {{count}} instances are ready',
    someReady_one: '{{ready}} of {{count}} instance is ready',
    someReady_other: '{{ready}} of {{count}} instances are ready',
    inReview_one: 'Your request is in review',
    inReview_other: '{{count}} requests are in review',
    settingUp_one: 'Your instance is being set up',
    settingUp_other: '{{count}} instances are being set up',
    nothing: 'Nothing is running yet',
  },
  requests: 'Requests in progress',
  instances: 'Instances',
  fileAgain: 'Create a new request',
  openRequest: 'Open the request {{name}}',
  filedAt: 'Filed',
  emptyUser: {
    title: 'No instance is assigned to you',
    description:
      'An owner of {{organization}} can assign instances to you, and has to request the first one where there is none yet. You will see yours here.',
    descriptionWithoutOrganization:
      'An owner of your organization can assign instances to you, and has to request the first one where there is none yet. You will see yours here.',
  },
  staff: {
    title: 'Overview',
    openQueue: 'Open the queue',
    phases: 'Instances by state',
    noInstances: 'There are no instances yet.',
    inFlight: 'Being set up now',
    nothingInFlight: 'Nothing is being set up at the moment.',
    onBehalf: 'Request for a customer',
  },
} as const;
