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
import {
  ownershipRefs,
  piecedAnnotations,
  type Tenant,
} from '@pieced/plugin-pieced-common';
import {
  ENTITY_NAMESPACE,
  locationAnnotations,
  PHASE_ANNOTATION,
  SUSPENDED_ANNOTATION,
} from './annotations';

/** `spec.type` of tenants. */
export const TENANT_TYPE = 'pieced-tenant';

/** A tenant as a resource of its organization. Holds nothing that only staff may know. */
export function tenantEntity(
  tenant: Tenant,
  options: { appBaseUrl?: string },
): ResourceEntity {
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
        [PHASE_ANNOTATION]: tenant.phase,
        ...(tenant.suspended ? { [SUSPENDED_ANNOTATION]: 'true' } : {}),
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
      type: TENANT_TYPE,
      owner: ownershipRefs.organization(tenant.organization.id),
    },
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
