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

import { operationSchema, type Operation } from '../api';
import type { PiecedRequestOptions, Transport } from './Transport';

/** Intent on its way to the outside. */
export function operationCalls(transport: Transport) {
  return {
    getOperation(
      id: string,
      options?: PiecedRequestOptions,
    ): Promise<Operation> {
      return transport.call(
        operationSchema,
        'GET',
        `/operations/${encodeURIComponent(id)}`,
        options,
      );
    },

    retryOperation(
      id: string,
      options?: PiecedRequestOptions,
    ): Promise<Operation> {
      return transport.call(
        operationSchema,
        'POST',
        `/operations/${encodeURIComponent(id)}/retry`,
        options,
        {},
      );
    },
  };
}
