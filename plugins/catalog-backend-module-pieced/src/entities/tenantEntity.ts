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

import type { ResourceEntity } from '@backstage/catalog-model';
import type {
  AlphaEntity,
  EntityStatusItem,
} from '@backstage/catalog-model/alpha';
import {
  ownershipRefs,
  piecedAnnotations,
  type Tenant,
  type TenantPhase,
} from '@pieced/plugin-pieced-common';
import { ENTITY_NAMESPACE, locationAnnotations } from './annotations';

const PHASE = 'pieced.ch/phase';

const statusOfPhase: Record<TenantPhase, Omit<EntityStatusItem, 'type'>> = {
  Pending: { level: 'info', message: 'The instance waits to be set up' },
  Provisioning: { level: 'info', message: 'The instance is being set up' },
  Running: { level: 'info', message: 'The instance is starting' },
  Ready: { level: 'info', message: 'The instance is ready' },
  Error: { level: 'error', message: 'The instance has a problem' },
  Deleting: { level: 'warning', message: 'The instance is being deleted' },
};

/** A tenant as a resource of its organization. Holds nothing that only staff may know. */
export function tenantEntity(
  tenant: Tenant,
  options: { appBaseUrl?: string },
): ResourceEntity & Pick<AlphaEntity, 'status'> {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: ENTITY_NAMESPACE,
      name: tenant.name,
      title: tenant.displayName,
      annotations: {
        ...locationAnnotations(`tenants/${tenant.name}`),
        [piecedAnnotations.tenantName]: tenant.name,
        [piecedAnnotations.organizationId]: tenant.organization.id,
        ...(tenant.requestId
          ? { [piecedAnnotations.requestId]: tenant.requestId }
          : {}),
        [PHASE]: tenant.phase,
        'backstage.io/kubernetes-namespace':
          tenant.namespace ?? `tenant-${tenant.name}`,
      },
      ...(options.appBaseUrl
        ? {
            links: [
              {
                url: `${withoutSlash(options.appBaseUrl)}/pieced/instances/${
                  tenant.name
                }`,
                title: 'Open in the portal',
                icon: 'dashboard',
              },
            ],
          }
        : {}),
    },
    spec: {
      type: 'pieced-tenant',
      owner: ownershipRefs.organization(tenant.organization.id),
    },
    status: { items: [statusOf(tenant)] },
  };
}

function statusOf(tenant: Tenant): EntityStatusItem {
  return tenant.suspended && tenant.phase === 'Ready'
    ? { type: PHASE, level: 'warning', message: 'The instance is suspended' }
    : { type: PHASE, ...statusOfPhase[tenant.phase] };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
