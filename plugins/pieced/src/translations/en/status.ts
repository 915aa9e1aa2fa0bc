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

/** The one table of status words: what a state is called and what it means, for requests, instances and operations. */
export const status = {
  request: {
    pending: {
      word: 'In review',
      sentence: 'PieCed is reviewing your request. You will get a mail.',
    },
    approved: {
      word: 'Being set up',
      sentence: 'Approved. We are setting it up; this takes a few minutes.',
    },
    provisioning: {
      word: 'Being set up',
      sentence: 'Approved. We are setting it up; this takes a few minutes.',
    },
    active: { word: 'Ready', sentence: 'Your assistant is running.' },
    rejected: {
      word: 'Not approved',
      sentence: 'Not approved: {{reason}} You can change it and file it again.',
      sentenceWithoutReason:
        'Not approved. You can change it and file it again.',
    },
    withdrawn: { word: 'Withdrawn', sentence: 'You withdrew this request.' },
    deleted: {
      word: 'Deleted',
      sentence: 'Deleted. Usage and statements stay.',
    },
  },
  tenant: {
    Pending: {
      word: 'Being set up',
      sentence: 'The instance is being set up.',
    },
    Provisioning: {
      word: 'Being set up',
      sentence: 'The instance is being set up.',
    },
    Running: {
      word: 'Starting',
      sentence: 'The assistant starts; it answers in a moment.',
    },
    Ready: { word: 'Ready', sentence: 'The assistant is running.' },
    Error: {
      word: 'Needs attention',
      sentence: 'Something keeps the assistant from running.',
    },
    Deleting: {
      word: 'Being deleted',
      sentence: 'The instance is being deleted.',
    },
    suspended: {
      word: 'Suspended',
      sentence: 'Suspended. Nothing is lost; the assistant does not answer.',
    },
    suspending: {
      word: 'Suspended',
      sentence: 'Suspended at your request, stopping.',
    },
  },
  operation: {
    queued: { word: 'Queued' },
    running: { word: 'In progress' },
    waiting: { word: 'Waiting' },
    succeeded: { word: 'Done' },
    failed: { word: 'Stopped' },
    cancelled: { word: 'Cancelled' },
  },
} as const;
