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

import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  PiecedClient,
  type ListRequestsQuery,
  type ListTenantsQuery,
  type PiecedRequestOptions,
  type RequestInput,
} from '@pieced/plugin-pieced-common';
import type {
  PiecedService,
  PiecedServiceRequestOptions,
} from './PiecedService';

/** Turns credentials into a token for the portal and asks its API. */
export class DefaultPiecedService implements PiecedService {
  readonly #auth: AuthService;
  readonly #client: PiecedClient;

  static create(options: { auth: AuthService; discovery: DiscoveryService }) {
    return new DefaultPiecedService(
      options.auth,
      new PiecedClient({ discoveryApi: options.discovery }),
    );
  }

  private constructor(auth: AuthService, client: PiecedClient) {
    this.#auth = auth;
    this.#client = client;
  }

  async listOrganizations(
    query: { cursor?: string; limit?: number },
    options: PiecedServiceRequestOptions,
  ) {
    return this.#client.listOrganizations(query, await this.#sign(options));
  }

  async listTenants(
    query: ListTenantsQuery,
    options: PiecedServiceRequestOptions,
  ) {
    return this.#client.listTenants(query, await this.#sign(options));
  }

  async getTenant(name: string, options: PiecedServiceRequestOptions) {
    return this.#client.getTenant(name, await this.#sign(options));
  }

  async getWizard(
    query: { organizationId?: string },
    options: PiecedServiceRequestOptions,
  ) {
    return this.#client.getWizard(query, await this.#sign(options));
  }

  async createRequest(
    input: RequestInput,
    options: PiecedServiceRequestOptions & { idempotencyKey: string },
  ) {
    return this.#client.createRequest(input, {
      ...(await this.#sign(options)),
      idempotencyKey: options.idempotencyKey,
    });
  }

  async listRequests(
    query: ListRequestsQuery,
    options: PiecedServiceRequestOptions,
  ) {
    return this.#client.listRequests(query, await this.#sign(options));
  }

  async getRequest(id: string, options: PiecedServiceRequestOptions) {
    return this.#client.getRequest(id, await this.#sign(options));
  }

  async approveRequest(
    id: string,
    body: { note?: string },
    options: PiecedServiceRequestOptions,
  ) {
    return this.#client.approveRequest(id, body, await this.#sign(options));
  }

  async rejectRequest(
    id: string,
    body: { reason: string },
    options: PiecedServiceRequestOptions,
  ) {
    return this.#client.rejectRequest(id, body, await this.#sign(options));
  }

  async withdrawRequest(id: string, options: PiecedServiceRequestOptions) {
    return this.#client.withdrawRequest(id, await this.#sign(options));
  }

  async getOperation(id: string, options: PiecedServiceRequestOptions) {
    return this.#client.getOperation(id, await this.#sign(options));
  }

  async retryOperation(id: string, options: PiecedServiceRequestOptions) {
    return this.#client.retryOperation(id, await this.#sign(options));
  }

  async #sign(
    options: PiecedServiceRequestOptions,
  ): Promise<PiecedRequestOptions> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: options.credentials,
      targetPluginId: 'pieced',
    });
    return { token, signal: options.signal };
  }
}
