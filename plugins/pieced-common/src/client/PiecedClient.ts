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

import type { z } from 'zod';
import {
  draftSchema,
  operationSchema,
  organizationPageSchema,
  registrationAnswerSchema,
  registrationPageSchema,
  sessionSchema,
  tenantDetailSchema,
  tenantPageSchema,
  tenantRequestDetailSchema,
  tenantRequestPageSchema,
  tenantRequestSchema,
  wizardSchema,
  type Draft,
  type ListRegistrationsQuery,
  type ListRequestsQuery,
  type ListTenantsQuery,
  type Operation,
  type Organization,
  type Page,
  type Registration,
  type RegistrationAnswer,
  type RegistrationInput,
  type RequestInput,
  type Session,
  type TenantDetail,
  type TenantPage,
  type TenantRequest,
  type TenantRequestDetail,
  type Wizard,
} from '../api';
import { PiecedApiError } from './PiecedApiError';
import { search } from './search';

/** @public */
export interface PiecedRequestOptions {
  /** Bearer token; left out where the fetch function adds it. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * The portal's API, typed. Every method throws {@link PiecedApiError} for an answer that is no success.
 *
 * @public
 */
export class PiecedClient {
  readonly #baseUrl: () => Promise<string>;
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#baseUrl = () => options.discoveryApi.getBaseUrl('pieced');
    this.#fetch = options.fetchApi?.fetch ?? fetch;
  }

  getSession(options?: PiecedRequestOptions): Promise<Session> {
    return this.#call(sessionSchema, 'GET', '/session', options);
  }

  getWizard(
    query: { organizationId?: string } = {},
    options?: PiecedRequestOptions,
  ): Promise<Wizard> {
    return this.#call(wizardSchema, 'GET', `/wizard${search(query)}`, options);
  }

  /** The caller's draft, or undefined when there is none. */
  async getDraft(options?: PiecedRequestOptions): Promise<Draft | undefined> {
    const { draft } = await this.#send<{ draft?: unknown }>(
      'GET',
      '/draft',
      options,
    );
    return draft ? draftSchema.parse(draft) : undefined;
  }

  saveDraft(draft: Draft, options?: PiecedRequestOptions): Promise<Draft> {
    return this.#call(draftSchema, 'PUT', '/draft', options, draft);
  }

  async deleteDraft(options?: PiecedRequestOptions): Promise<void> {
    await this.#send('DELETE', '/draft', options);
  }

  /**
   * Files a request. The same idempotency key twice makes one request.
   */
  createRequest(
    input: RequestInput,
    options: PiecedRequestOptions & { idempotencyKey: string },
  ): Promise<TenantRequest> {
    return this.#call(
      tenantRequestSchema,
      'POST',
      '/requests',
      options,
      input,
      { 'idempotency-key': options.idempotencyKey },
    );
  }

  listRequests(
    query: ListRequestsQuery = {},
    options?: PiecedRequestOptions,
  ): Promise<Page<TenantRequest>> {
    return this.#call(
      tenantRequestPageSchema,
      'GET',
      `/requests${search(query)}`,
      options,
    );
  }

  getRequest(
    id: string,
    options?: PiecedRequestOptions,
  ): Promise<TenantRequestDetail> {
    return this.#call(
      tenantRequestDetailSchema,
      'GET',
      `/requests/${encodeURIComponent(id)}`,
      options,
    );
  }

  approveRequest(
    id: string,
    body: { note?: string } = {},
    options?: PiecedRequestOptions,
  ): Promise<TenantRequest> {
    return this.#command(id, 'approve', body, options);
  }

  rejectRequest(
    id: string,
    body: { reason: string },
    options?: PiecedRequestOptions,
  ): Promise<TenantRequest> {
    return this.#command(id, 'reject', body, options);
  }

  withdrawRequest(
    id: string,
    options?: PiecedRequestOptions,
  ): Promise<TenantRequest> {
    return this.#command(id, 'withdraw', {}, options);
  }

  listTenants(
    query: ListTenantsQuery = {},
    options?: PiecedRequestOptions,
  ): Promise<TenantPage> {
    return this.#call(
      tenantPageSchema,
      'GET',
      `/tenants${search(query)}`,
      options,
    );
  }

  getTenant(
    name: string,
    options?: PiecedRequestOptions,
  ): Promise<TenantDetail> {
    return this.#call(
      tenantDetailSchema,
      'GET',
      `/tenants/${encodeURIComponent(name)}`,
      options,
    );
  }

  getOperation(id: string, options?: PiecedRequestOptions): Promise<Operation> {
    return this.#call(
      operationSchema,
      'GET',
      `/operations/${encodeURIComponent(id)}`,
      options,
    );
  }

  retryOperation(
    id: string,
    options?: PiecedRequestOptions,
  ): Promise<Operation> {
    return this.#call(
      operationSchema,
      'POST',
      `/operations/${encodeURIComponent(id)}/retry`,
      options,
      {},
    );
  }

  listOrganizations(
    query: { cursor?: string; limit?: number } = {},
    options?: PiecedRequestOptions,
  ): Promise<Page<Organization>> {
    return this.#call(
      organizationPageSchema,
      'GET',
      `/organizations${search(query)}`,
      options,
    );
  }

  /** Asks for an account. The only call that needs no sign-in; `duplicate_domain` and `rate_limited` are its refusals. */
  register(
    input: RegistrationInput,
    options?: PiecedRequestOptions,
  ): Promise<RegistrationAnswer> {
    return this.#call(
      registrationAnswerSchema,
      'POST',
      '/public/registrations',
      options,
      input,
    );
  }

  /** For PieCed staff. */
  listRegistrations(
    query: ListRegistrationsQuery = {},
    options?: PiecedRequestOptions,
  ): Promise<Page<Registration>> {
    return this.#call(
      registrationPageSchema,
      'GET',
      `/registrations${search(query)}`,
      options,
    );
  }

  #command(
    id: string,
    command: string,
    body: object,
    options?: PiecedRequestOptions,
  ) {
    return this.#call(
      tenantRequestSchema,
      'POST',
      `/requests/${encodeURIComponent(id)}/${command}`,
      options,
      body,
    );
  }

  async #call<T extends z.ZodType>(
    schema: T,
    method: string,
    path: string,
    options?: PiecedRequestOptions,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<z.output<T>> {
    return schema.parse(await this.#send(method, path, options, body, headers));
  }

  async #send<T = unknown>(
    method: string,
    path: string,
    options: PiecedRequestOptions = {},
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await this.#fetch(`${await this.#baseUrl()}${path}`, {
      method,
      signal: options.signal,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw await PiecedApiError.fromResponse(response);
    }
    return response.status === 204 ? (undefined as T) : response.json();
  }
}
