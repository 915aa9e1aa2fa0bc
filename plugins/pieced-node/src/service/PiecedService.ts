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

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ListRequestsQuery,
  ListTenantsQuery,
  Operation,
  Organization,
  Page,
  RequestInput,
  TenantDetail,
  TenantPage,
  TenantRequest,
  TenantRequestDetail,
  Wizard,
} from '@pieced/plugin-pieced-common';

/** @public */
export interface PiecedServiceRequestOptions {
  /** On whose behalf the portal is asked; it decides what the answer holds. */
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}

/**
 * The portal, as other backend plugins and modules reach it. Every method throws a `PiecedApiError` of
 * `@pieced/plugin-pieced-common` for an answer that is no success.
 *
 * @public
 */
export interface PiecedService {
  /** Organizations with their members, a page at a time. */
  listOrganizations(
    query: { cursor?: string; limit?: number },
    options: PiecedServiceRequestOptions,
  ): Promise<Page<Organization>>;

  listTenants(
    query: ListTenantsQuery,
    options: PiecedServiceRequestOptions,
  ): Promise<TenantPage>;

  getTenant(
    name: string,
    options: PiecedServiceRequestOptions,
  ): Promise<TenantDetail>;

  getWizard(
    query: { organizationId?: string },
    options: PiecedServiceRequestOptions,
  ): Promise<Wizard>;

  /** Files a request. The same idempotency key twice makes one request. */
  createRequest(
    input: RequestInput,
    options: PiecedServiceRequestOptions & { idempotencyKey: string },
  ): Promise<TenantRequest>;

  listRequests(
    query: ListRequestsQuery,
    options: PiecedServiceRequestOptions,
  ): Promise<Page<TenantRequest>>;

  getRequest(
    id: string,
    options: PiecedServiceRequestOptions,
  ): Promise<TenantRequestDetail>;

  approveRequest(
    id: string,
    body: { note?: string },
    options: PiecedServiceRequestOptions,
  ): Promise<TenantRequest>;

  rejectRequest(
    id: string,
    body: { reason: string },
    options: PiecedServiceRequestOptions,
  ): Promise<TenantRequest>;

  withdrawRequest(
    id: string,
    options: PiecedServiceRequestOptions,
  ): Promise<TenantRequest>;

  getOperation(
    id: string,
    options: PiecedServiceRequestOptions,
  ): Promise<Operation>;

  retryOperation(
    id: string,
    options: PiecedServiceRequestOptions,
  ): Promise<Operation>;
}
