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

import { draftSchema, wizardSchema, type Draft, type Wizard } from '../api';
import { search } from './search';
import type { PiecedRequestOptions, Transport } from './Transport';

/** What the wizard needs, and its draft. */
export function wizardCalls(transport: Transport) {
  return {
    getWizard(
      query: { organizationId?: string } = {},
      options?: PiecedRequestOptions,
    ): Promise<Wizard> {
      return transport.call(
        wizardSchema,
        'GET',
        `/wizard${search(query)}`,
        options,
      );
    },

    /** The caller's draft, or undefined when there is none. */
    async getDraft(options?: PiecedRequestOptions): Promise<Draft | undefined> {
      const { draft } = await transport.send<{ draft?: unknown }>(
        'GET',
        '/draft',
        options,
      );
      return draft ? draftSchema.parse(draft) : undefined;
    },

    saveDraft(draft: Draft, options?: PiecedRequestOptions): Promise<Draft> {
      return transport.call(draftSchema, 'PUT', '/draft', options, draft);
    },

    async deleteDraft(options?: PiecedRequestOptions): Promise<void> {
      await transport.send('DELETE', '/draft', options);
    },
  };
}
