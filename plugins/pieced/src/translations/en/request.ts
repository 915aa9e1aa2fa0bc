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

export const request = {
  title: 'Request {{name}}',
  timeline: 'What happened and what comes next',
  filed: {
    name: 'Request filed',
  },
  decided: {
    waiting: 'Review by PieCed',
    approved: 'Approved by PieCed',
    rejected: 'Not approved by PieCed',
    withdrawn: 'Withdrawn',
  },
  ready: {
    name: 'Ready to chat',
    starting: 'The assistant starts; it answers in a moment.',
    sentence: 'Your assistant is running.',
  },
  deleted: 'Instance deleted',
  staffNote: 'Note from PieCed',
  asked: 'What was asked for',
  noPackages: 'No packages',
  openInstance: 'Open instance',
  openInQueue: 'Open in the queue',
  withdraw: {
    action: 'Withdraw request',
    title: 'Withdraw this request?',
    body: 'PieCed will not look at it any more. The access data that you sent is erased. You can file a new request at any time.',
    confirm: 'Withdraw request',
    done: 'The request is withdrawn',
  },
  state: {
    done: 'Done',
    current: 'In progress',
    waiting: 'Waiting',
    failed: 'Stopped',
    upcoming: 'Still to come',
  },
} as const;
