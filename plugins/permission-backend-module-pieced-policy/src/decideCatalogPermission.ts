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

import type { BackstageUserInfo } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { piecedAnnotations, resolveCaller } from '@pieced/plugin-pieced-common';

/**
 * What the portal's policy says about the catalog, for policies of your own. Undefined when the permission is not about
 * the catalog's entities.
 *
 * An owner reads what the organization owns and what is annotated with it. A user reads only the own entity: the
 * relations of the organization's groups name all its members and all its tenants, of which only some may be assigned.
 *
 * @public
 */
export function decideCatalogPermission(
  request: { permission: Permission },
  identity: BackstageUserInfo | undefined,
): PolicyDecision | undefined {
  const { permission } = request;
  if (!isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
    return undefined;
  }
  if (!identity) {
    return { result: AuthorizeResult.DENY };
  }
  const caller = resolveCaller(identity);
  if (caller.isPlatform) {
    return { result: AuthorizeResult.ALLOW };
  }
  if (!caller.organizationId || permission.name !== 'catalog.entity.read') {
    return { result: AuthorizeResult.DENY };
  }
  const isOfOrganization = catalogConditions.hasAnnotation({
    annotation: piecedAnnotations.organizationId,
    value: caller.organizationId,
  });
  if (caller.customerRole === 'owner') {
    return createCatalogConditionalDecision(permission, {
      anyOf: [
        isOfOrganization,
        catalogConditions.isEntityOwner({
          claims: identity.ownershipEntityRefs,
        }),
      ],
    });
  }
  return createCatalogConditionalDecision(permission, {
    allOf: [
      isOfOrganization,
      catalogConditions.isEntityKind({ kinds: ['User'] }),
      catalogConditions.hasMetadata({
        key: 'name',
        value: nameOf(caller.userEntityRef),
      }),
    ],
  });
}

function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}
