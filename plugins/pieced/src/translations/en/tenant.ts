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

export const tenant = {
  listTitle: 'Instances',
  listHeadline_one: 'One instance',
  listHeadline_other: '{{count}} instances',
  phaseFilter: 'State',
  allPhases: 'All',
  searchLabel: 'Search by organization, instance or technical name',
  empty: {
    title: 'There are no instances yet',
    description: 'An instance appears here as soon as a request is approved.',
  },
  emptyFilter: {
    title: 'No instance matches',
    description: 'Change the state or the search.',
  },
  conditions: 'Checklist',
  noConditions: 'The first checks have not run yet.',
  condition: {
    NamespaceReady: {
      name: 'Own, separate space',
      ok: 'The instance has its own separate space.',
      bad: 'The separate space cannot be set up.',
      pending: 'The separate space is being set up.',
    },
    SecretsReady: {
      name: 'Access data',
      ok: 'The access data of the packages has arrived.',
      bad: 'The access data of the packages does not arrive.',
      pending: 'The access data of the packages is on its way.',
    },
    ModelAccessReady: {
      name: 'Language model',
      ok: 'The assistant may use the language model.',
      bad: 'The assistant gets no access to the language model.',
      pending: 'Access to the language model is being set up.',
    },
    WorkloadReady: {
      name: 'Assistant',
      ok: 'The assistant runs.',
      bad: 'The assistant does not run.',
      pending: 'The assistant is starting.',
    },
    other: {
      name: 'Further check',
      ok: 'A further check is passed.',
      bad: 'A further check is not passed. PieCed sees the details.',
      pending: 'A further check is still running.',
    },
  },
  conditionState: { ok: 'Passed', bad: 'Not passed', pending: 'Running' },
  settling: 'The newest change is being applied.',
  packages: 'Packages',
  noPackages: 'No packages are switched on.',
  package: {
    on: 'On',
    switchingOn: 'Being switched on',
    switchingOff: 'Being switched off',
  },
  facts: 'Facts',
  technicalName: 'Technical name',
  createdAt: 'Since',
  observedAt: 'Last seen',
  namespace: 'Namespace',
  openRequest: 'Open the request',
} as const;
