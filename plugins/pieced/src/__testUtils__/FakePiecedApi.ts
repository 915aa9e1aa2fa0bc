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
  type Draft,
  type Freshness,
  type InviteMemberInput,
  type ListMembersQuery,
  type ListRequestsQuery,
  type ListTenantsQuery,
  type Organization,
  type RequestInput,
  requestStatuses,
  type Session,
  type Tenant,
  type TenantPage,
  type TenantRequest,
  type TenantRequestDetail,
  type UpdateMemberInput,
  tenantPhases,
  type Wizard,
} from '@pieced/plugin-pieced-common';
import type { PiecedApi } from '../api';
import { FakeMembers } from './FakeMembers';
import { refusal } from './refusal';
import {
  ownerSession,
  sampleRequest,
  sampleSubmission,
  sampleWizard,
} from './samples';

/** The portal's API in memory: what it is given it shows, what is decided it remembers. */
export class FakePiecedApi implements PiecedApi {
  session: Session = ownerSession;
  requests: TenantRequest[] = [];
  tenants: Tenant[] = [];
  freshness: Freshness = { isLive: true };
  wizard: Wizard = sampleWizard();
  draft: Draft | undefined;
  organizations: Organization[] = [];
  members = new FakeMembers();
  /** Everything that was sent, in order. */
  readonly sent: { method: string; body: unknown }[] = [];
  readonly idempotencyKeys: string[] = [];
  readonly #failures = new Map<keyof PiecedApi, Error>();

  constructor(state: Partial<FakePiecedApi> = {}) {
    Object.assign(this, state);
  }

  /** Every call of the method throws until `mend` is called. */
  break(method: keyof PiecedApi, error: Error) {
    this.#failures.set(method, error);
  }

  mend(method: keyof PiecedApi) {
    this.#failures.delete(method);
  }

  async getSession() {
    this.#check('getSession');
    return this.session;
  }

  async getWizard() {
    this.#check('getWizard');
    return this.wizard;
  }

  async getDraft() {
    this.#check('getDraft');
    return this.draft;
  }

  async saveDraft(draft: Draft) {
    this.#send('saveDraft', draft);
    this.draft = { ...draft, savedAt: new Date().toISOString() };
    return this.draft;
  }

  async deleteDraft() {
    this.#send('deleteDraft', undefined);
    this.draft = undefined;
  }

  async createRequest(
    input: RequestInput,
    { idempotencyKey }: { idempotencyKey: string },
  ) {
    this.idempotencyKeys.push(idempotencyKey);
    this.#send('createRequest', input);
    const request = sampleRequest({
      displayName: input.instanceName || 'Acme GmbH',
      agentName: input.agentName ?? 'Assistant',
      packages: input.packages ?? [],
      createdAt: new Date().toISOString(),
      permissions: { decide: false, withdraw: true },
    });
    this.requests = [request, ...this.requests];
    return request;
  }

  async listRequests(query: ListRequestsQuery = {}) {
    this.#check('listRequests');
    const statuses = [query.status ?? requestStatuses].flat();
    const items = this.requests
      .filter(request => statuses.some(status => status === request.status))
      .filter(request =>
        matches(query.search, [
          request.organization.name,
          request.displayName,
          request.tenantName,
        ]),
      )
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    if (query.order === 'age') {
      items.reverse();
    }
    return pageOf(items, query);
  }

  async getRequest(id: string): Promise<TenantRequestDetail> {
    this.#check('getRequest');
    const request = await this.#find(id);
    return this.session.isPlatform
      ? { ...request, submission: sampleSubmission }
      : request;
  }

  async approveRequest(id: string, body: { note?: string } = {}) {
    this.#send('approveRequest', { id, ...body });
    return this.#decide(id, { status: 'approved', staffNote: body.note });
  }

  async rejectRequest(id: string, body: { reason: string }) {
    this.#send('rejectRequest', { id, ...body });
    return this.#decide(id, { status: 'rejected', staffNote: body.reason });
  }

  async withdrawRequest(id: string) {
    this.#send('withdrawRequest', { id });
    return this.#decide(id, {
      status: 'withdrawn',
      permissions: { decide: false, withdraw: false },
    });
  }

  async listTenants(query: ListTenantsQuery = {}): Promise<TenantPage> {
    this.#check('listTenants');
    const items = this.tenants
      .filter(tenant => !query.phase || tenant.phase === query.phase)
      .filter(tenant =>
        matches(query.search, [
          tenant.organization.name,
          tenant.displayName,
          tenant.name,
        ]),
      );
    const phases = Object.fromEntries(
      tenantPhases.map(phase => [
        phase,
        this.tenants.filter(tenant => tenant.phase === phase).length,
      ]),
    ) as TenantPage['phases'];
    return { ...pageOf(items, query), phases, freshness: this.freshness };
  }

  async getTenant(name: string) {
    this.#check('getTenant');
    const tenant = this.tenants.find(item => item.name === name);
    if (!tenant) {
      throw await refusal(404);
    }
    return { ...tenant, freshness: this.freshness };
  }

  async retryOperation(id: string) {
    this.#send('retryOperation', { id });
    const operation = {
      ...(await this.#operation(id)),
      state: 'running' as const,
    };
    this.requests = this.requests.map(request =>
      request.operation?.id === id ? { ...request, operation } : request,
    );
    return operation;
  }

  async listOrganizations(query: { cursor?: string; limit?: number } = {}) {
    this.#check('listOrganizations');
    return pageOf(this.organizations, query);
  }

  async listMembers(_organizationId: string, query: ListMembersQuery = {}) {
    this.#check('listMembers');
    return this.members.list(query.search);
  }

  async inviteMember(
    _organizationId: string,
    input: InviteMemberInput,
    { idempotencyKey }: { idempotencyKey: string },
  ) {
    this.idempotencyKeys.push(idempotencyKey);
    this.#send('inviteMember', input);
    return this.members.invite(input);
  }

  async updateMember(
    _organizationId: string,
    id: string,
    input: UpdateMemberInput,
  ) {
    this.#send('updateMember', { id, ...input });
    return this.members.update(id, input);
  }

  async removeMember(_organizationId: string, id: string) {
    this.#send('removeMember', { id });
    return this.members.remove(id);
  }

  async resendInvitation(_organizationId: string, id: string) {
    this.#send('resendInvitation', { id });
    return this.members.resend(id);
  }

  async #find(id: string): Promise<TenantRequest> {
    const request = this.requests.find(item => item.id === id);
    if (!request) {
      throw await refusal(404);
    }
    return request;
  }

  async #operation(id: string) {
    const operation = this.requests.find(
      item => item.operation?.id === id,
    )?.operation;
    if (!operation) {
      throw await refusal(404);
    }
    return operation;
  }

  async #decide(id: string, change: Partial<TenantRequest>) {
    const request = await this.#find(id);
    if (!['pending', 'rejected'].includes(request.status)) {
      throw await refusal(409, {
        code: 'already_decided',
        status: request.status,
      });
    }
    const now = new Date().toISOString();
    const decided: TenantRequest = {
      ...request,
      ...change,
      revision: request.revision + 1,
      decidedAt: now,
      updatedAt: now,
    };
    this.requests = this.requests.map(item =>
      item.id === id ? decided : item,
    );
    return decided;
  }

  #send(method: keyof PiecedApi, body: unknown) {
    this.sent.push({ method, body });
    this.#check(method);
  }

  #check(method: keyof PiecedApi) {
    const failure = this.#failures.get(method);
    if (failure) {
      throw failure;
    }
  }
}

function matches(search: string | undefined, texts: string[]): boolean {
  const wanted = (search ?? '').toLowerCase();
  return texts.some(text => text.toLowerCase().includes(wanted));
}

function pageOf<T>(items: T[], query: { cursor?: string; limit?: unknown }) {
  const start = Number(query.cursor ?? 0);
  const end = start + Number(query.limit ?? 50);
  return {
    items: items.slice(start, end),
    totalItems: items.length,
    ...(end < items.length ? { nextCursor: String(end) } : {}),
  };
}
