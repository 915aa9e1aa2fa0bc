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

import { piecedAnnotations } from '@pieced/plugin-pieced-common';
import type { ObservedTenant } from '../integrations/kubernetes/PiecedTenantResource';
import { UUID } from '../database/cursors';
import type { TenantRow } from './TenantRow';

/** What the table keeps of a custom resource. */
export function tenantRowOf(
  resource: ObservedTenant,
  observedAt: Date,
): TenantRow {
  const { metadata, spec, status } = resource;
  const requestId = metadata.annotations[piecedAnnotations.requestId];
  return {
    name: metadata.name,
    uid: metadata.uid,
    organization_id: metadata.labels[piecedAnnotations.organizationId] ?? null,
    // written by whoever made the resource, so it may be anything
    request_id: requestId && UUID.test(requestId) ? requestId : null,
    display_name: spec.displayName || metadata.name,
    agent_name: spec.agentName,
    phase: metadata.deletionTimestamp ? 'Deleting' : status.phase ?? 'Pending',
    message: status.message ?? null,
    suspended: spec.suspend,
    packages: JSON.stringify(spec.packages),
    enabled_packages: JSON.stringify(status.enabledPackages),
    conditions: JSON.stringify(status.conditions),
    namespace: status.tenantNamespace ?? null,
    litellm_team_id: status.litellmTeamId ?? null,
    litellm_key_alias: status.litellmKeyAlias ?? null,
    generation: metadata.generation,
    observed_generation: status.observedGeneration ?? 0,
    resource_version: Number(metadata.resourceVersion) || 0,
    created_at: new Date(metadata.creationTimestamp ?? observedAt),
    observed_at: observedAt,
    deleted_at: null,
  };
}
