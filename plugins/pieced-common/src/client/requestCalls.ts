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
  tenantRequestDetailSchema,
  tenantRequestPageSchema,
  tenantRequestSchema,
  type ListRequestsQuery,
  type Page,
  type RequestInput,
  type TenantRequest,
  type TenantRequestDetail,
} from '../api';
import { search } from './search';
import type { PiecedRequestOptions, Transport } from './Transport';

/** Requests for instances. */
export function requestCalls(transport: Transport) {
  const command = (
    id: string,
    name: string,
    body: object,
    options?: PiecedRequestOptions,
  ): Promise<TenantRequest> =>
    transport.call(
      tenantRequestSchema,
      'POST',
      `/requests/${encodeURIComponent(id)}/${name}`,
      options,
      body,
    );

  return {
    /**
     * Files a request. The same idempotency key twice makes one request.
     */
    createRequest(
      input: RequestInput,
      options: PiecedRequestOptions & { idempotencyKey: string },
    ): Promise<TenantRequest> {
      return transport.call(
        tenantRequestSchema,
        'POST',
        '/requests',
        options,
        input,
        { 'idempotency-key': options.idempotencyKey },
      );
    },

    listRequests(
      query: ListRequestsQuery = {},
      options?: PiecedRequestOptions,
    ): Promise<Page<TenantRequest>> {
      return transport.call(
        tenantRequestPageSchema,
        'GET',
        `/requests${search(query)}`,
        options,
      );
    },

    getRequest(
      id: string,
      options?: PiecedRequestOptions,
    ): Promise<TenantRequestDetail> {
      return transport.call(
        tenantRequestDetailSchema,
        'GET',
        `/requests/${encodeURIComponent(id)}`,
        options,
      );
    },

    approveRequest(
      id: string,
      body: { note?: string } = {},
      options?: PiecedRequestOptions,
    ): Promise<TenantRequest> {
      return command(id, 'approve', body, options);
    },

    rejectRequest(
      id: string,
      body: { reason: string },
      options?: PiecedRequestOptions,
    ): Promise<TenantRequest> {
      return command(id, 'reject', body, options);
    },

    withdrawRequest(
      id: string,
      options?: PiecedRequestOptions,
    ): Promise<TenantRequest> {
      return command(id, 'withdraw', {}, options);
    },
  };
}
