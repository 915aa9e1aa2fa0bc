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

import {
  registrationAnswerSchema,
  registrationPageSchema,
  registrationSchema,
  type ListRegistrationsQuery,
  type Page,
  type Registration,
  type RegistrationAnswer,
  type RegistrationInput,
} from '../api';
import { search } from './search';
import type { PiecedRequestOptions, Transport } from './Transport';

/** Strangers on their way to becoming customers. */
export function registrationCalls(transport: Transport) {
  return {
    /** Asks for an account. The only call that needs no sign-in; `duplicate_domain` and `rate_limited` are its refusals. */
    register(
      input: RegistrationInput,
      options?: PiecedRequestOptions,
    ): Promise<RegistrationAnswer> {
      return transport.call(
        registrationAnswerSchema,
        'POST',
        '/public/registrations',
        options,
        input,
      );
    },

    /** For PieCed staff. */
    listRegistrations(
      query: ListRegistrationsQuery = {},
      options?: PiecedRequestOptions,
    ): Promise<Page<Registration>> {
      return transport.call(
        registrationPageSchema,
        'GET',
        `/registrations${search(query)}`,
        options,
      );
    },

    /** For PieCed staff: takes away what was made and frees the domain. */
    cancelRegistration(
      id: string,
      options?: PiecedRequestOptions,
    ): Promise<Registration> {
      return transport.call(
        registrationSchema,
        'POST',
        `/registrations/${encodeURIComponent(id)}/cancel`,
        options,
        {},
      );
    },
  };
}
