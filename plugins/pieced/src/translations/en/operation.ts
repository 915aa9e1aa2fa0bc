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

/** What the portal is doing, step by step, in words. */
export const operation = {
  step: {
    secrets: {
      name: 'Store the access data',
      running: 'We put the access data of the packages into the vault.',
    },
    forget: {
      name: 'Erase the portal’s own copy',
      running: 'We erase the sealed copy that the portal kept until now.',
    },
    resource: {
      name: 'Create the instance',
      running: 'We create the instance.',
    },
    other: {
      name: 'Next step',
      running: 'We carry out the next step.',
    },
  },
  system: {
    kubernetes: 'the cluster',
    openbao: 'the vault',
    zitadel: 'the sign-in service',
    litellm: 'the model gateway',
    vllm: 'the language models',
    mail: 'the mail server',
    portal: 'the portal itself',
  },
  waiting: 'Waiting for {{system}} since {{time}}; next try {{relative}}.',
  waitingReason: 'Last answer: {{reason}}',
  failed: 'It stopped and cannot go on by itself. PieCed has been told.',
  failedReason: 'Stopped: {{reason}}',
  code: 'Code {{code}}',
  retry: 'Retry',
  retried: 'The operation runs again',
} as const;
