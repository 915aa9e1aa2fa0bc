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

import type { Entity, GroupEntity, UserEntity } from '@backstage/catalog-model';
import {
  piecedAnnotations,
  withoutPersonalSuffix,
  type Member,
  type Organization,
} from '@pieced/plugin-pieced-common';
import { ENTITY_NAMESPACE, locationAnnotations } from './annotations';
import { groupNames } from './groupNames';

/** An organization with its owners as groups, its members as users. */
export function organizationEntities(organization: Organization): Entity[] {
  const names = groupNames(organization.id);
  const displayName =
    withoutPersonalSuffix(organization.name) ||
    `Organization ${organization.id}`;
  return [
    group(organization.id, {
      name: names.everybody,
      type: organization.isPlatform ? 'platform' : 'customer',
      displayName,
      children: [names.owners],
    }),
    group(organization.id, {
      name: names.owners,
      type: 'role',
      displayName: `${displayName}: owners`,
      parent: names.everybody,
    }),
    ...organization.members.map(member => user(organization.id, member)),
  ];
}

/** The groups of PieCed's staff, which belong to no organization in particular. */
export function platformEntities(): Entity[] {
  return [
    group(undefined, {
      name: groupNames.platformAdmins,
      type: 'role',
      displayName: 'PieCed administrators',
    }),
    group(undefined, {
      name: groupNames.platformOperators,
      type: 'role',
      displayName: 'PieCed operators',
    }),
  ];
}

function group(
  organizationId: string | undefined,
  options: {
    name: string;
    type: string;
    displayName: string;
    parent?: string;
    children?: string[];
  },
): GroupEntity {
  const { name, type, displayName, parent, children = [] } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      namespace: ENTITY_NAMESPACE,
      name,
      annotations: {
        ...locationAnnotations(`groups/${name}`),
        ...(organizationId
          ? { [piecedAnnotations.organizationId]: organizationId }
          : {}),
      },
    },
    spec: {
      type,
      profile: { displayName },
      ...(parent ? { parent } : {}),
      children,
    },
  };
}

function user(organizationId: string, member: Member): UserEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      namespace: ENTITY_NAMESPACE,
      name: member.id.toLowerCase(),
      annotations: {
        ...locationAnnotations(`users/${member.id}`),
        [piecedAnnotations.organizationId]: organizationId,
      },
    },
    spec: {
      profile: {
        displayName: member.displayName || member.email || member.id,
        ...(member.email ? { email: member.email } : {}),
      },
      memberOf: groupsOf(organizationId, member),
    },
  };
}

function groupsOf(organizationId: string, { role }: Member): string[] {
  const names = groupNames(organizationId);
  switch (role) {
    case 'owner':
      return [names.everybody, names.owners];
    case 'platform_admin':
      return [names.everybody, groupNames.platformAdmins];
    case 'platform_operator':
      return [names.everybody, groupNames.platformOperators];
    default:
      return [names.everybody];
  }
}
