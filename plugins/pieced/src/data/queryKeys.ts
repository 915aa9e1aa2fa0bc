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
  ListMembersQuery,
  ListRequestsQuery,
  ListTenantsQuery,
} from '@pieced/plugin-pieced-common';

/**
 * Keys of the cache: topic, then whether it is a list or one thing, then which. The topic is the one of the change
 * hints that make an entry outdated.
 */
export const queryKeys = {
  session: ['organization', 'session'] as const,
  organizations: ['organization', 'list'] as const,
  wizard: (organizationId?: string) =>
    ['request', 'wizard', organizationId ?? ''] as const,
  draft: ['draft'] as const,
  requests: (query: ListRequestsQuery) => ['request', 'list', query] as const,
  allRequests: (query: ListRequestsQuery) => ['request', 'all', query] as const,
  request: (id: string) => ['request', 'one', id] as const,
  tenants: (query: ListTenantsQuery) => ['tenant', 'list', query] as const,
  allTenants: (query: ListTenantsQuery) => ['tenant', 'all', query] as const,
  members: (organizationId: string, query: ListMembersQuery) =>
    ['member', 'list', organizationId, query] as const,
  tenant: (name: string) => ['tenant', 'one', name] as const,
};
