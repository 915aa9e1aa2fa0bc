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

import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ListMembersQuery,
  ListRequestsQuery,
  ListTenantsQuery,
} from '@pieced/plugin-pieced-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { piecedApiRef } from '../api';
import { collectPages } from './collectPages';
import { isMemberBusy, isRequestBusy, isTenantBusy } from './isBusy';
import { usePollInterval } from './LiveUpdates';
import { queryKeys } from './queryKeys';

const RETRY_MS = 5_000;
const PAGE_SIZE = 100;

export function useSession() {
  const api = useApi(piecedApiRef);
  return useQuery({
    queryKey: queryKeys.session,
    queryFn: ({ signal }) => api.getSession({ signal }),
    staleTime: 60_000,
    // No page goes without it: while it fails, keep asking.
    refetchInterval: ({ state }) => (state.error ? RETRY_MS : false),
  });
}

export function useRequests(query: ListRequestsQuery, enabled = true) {
  const api = useApi(piecedApiRef);
  const pollInterval = usePollInterval();
  return useQuery({
    queryKey: queryKeys.requests(query),
    queryFn: ({ signal }) => api.listRequests(query, { signal }),
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: ({ state }) =>
      pollInterval(state.data?.items.some(isRequestBusy) ?? false),
  });
}

/** Everything that the filter finds, however long the list is. */
export function useAllRequests(query: ListRequestsQuery) {
  const api = useApi(piecedApiRef);
  const pollInterval = usePollInterval();
  return useQuery({
    queryKey: queryKeys.allRequests(query),
    queryFn: ({ signal }) =>
      collectPages(cursor =>
        api.listRequests({ ...query, limit: PAGE_SIZE, cursor }, { signal }),
      ),
    refetchInterval: ({ state }) =>
      pollInterval(state.data?.some(isRequestBusy) ?? false),
  });
}

export function useRequest(id: string) {
  const api = useApi(piecedApiRef);
  const pollInterval = usePollInterval();
  return useQuery({
    queryKey: queryKeys.request(id),
    queryFn: ({ signal }) => api.getRequest(id, { signal }),
    refetchInterval: ({ state }) =>
      pollInterval(state.data ? isRequestBusy(state.data) : false),
  });
}

export function useTenants(query: ListTenantsQuery, enabled = true) {
  const api = useApi(piecedApiRef);
  const pollInterval = usePollInterval();
  return useQuery({
    queryKey: queryKeys.tenants(query),
    queryFn: ({ signal }) => api.listTenants(query, { signal }),
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: ({ state }) =>
      pollInterval(state.data?.items.some(isTenantBusy) ?? false),
  });
}

/** Every tenant that the filter finds, however long the list is. */
export function useAllTenants(query: ListTenantsQuery) {
  const api = useApi(piecedApiRef);
  return useQuery({
    queryKey: queryKeys.allTenants(query),
    queryFn: ({ signal }) =>
      collectPages(cursor =>
        api.listTenants({ ...query, limit: PAGE_SIZE, cursor }, { signal }),
      ),
  });
}

export function useMembers(organizationId: string, query: ListMembersQuery) {
  const api = useApi(piecedApiRef);
  const pollInterval = usePollInterval();
  return useQuery({
    queryKey: queryKeys.members(organizationId, query),
    queryFn: ({ signal }) => api.listMembers(organizationId, query, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      pollInterval(state.data?.items.some(isMemberBusy) ?? false),
  });
}

export function useTenant(name: string) {
  const api = useApi(piecedApiRef);
  const pollInterval = usePollInterval();
  return useQuery({
    queryKey: queryKeys.tenant(name),
    queryFn: ({ signal }) => api.getTenant(name, { signal }),
    refetchInterval: ({ state }) =>
      pollInterval(
        state.data
          ? isTenantBusy(state.data) || !state.data.freshness.isLive
          : false,
      ),
  });
}

export function useWizard(
  query: { organizationId?: string },
  enabled: boolean,
) {
  const api = useApi(piecedApiRef);
  return useQuery({
    queryKey: queryKeys.wizard(query.organizationId),
    queryFn: ({ signal }) => api.getWizard(query, { signal }),
    enabled,
  });
}

export function useDraft(enabled = true) {
  const api = useApi(piecedApiRef);
  return useQuery({
    queryKey: queryKeys.draft,
    // A query must not answer undefined; null says that there is no draft.
    queryFn: async ({ signal }) => (await api.getDraft({ signal })) ?? null,
    enabled,
    staleTime: Infinity,
  });
}

export function useOrganizations(enabled: boolean) {
  const api = useApi(piecedApiRef);
  return useQuery({
    queryKey: queryKeys.organizations,
    queryFn: ({ signal }) =>
      collectPages(cursor =>
        api.listOrganizations({ limit: PAGE_SIZE, cursor }, { signal }),
      ),
    enabled,
  });
}
