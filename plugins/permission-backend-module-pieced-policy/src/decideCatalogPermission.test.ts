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
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  type PermissionRule,
} from '@backstage/plugin-permission-node';
import { ownershipRefs } from '@pieced/plugin-pieced-common';
import { decideCatalogPermission } from './decideCatalogPermission';

const catalogRules: PermissionRule<object, unknown, string>[] =
  Object.values(permissionRules);

/** What the catalog itself makes of a decision. */
const authorize = createConditionAuthorizer({
  getRuleByName(name: string) {
    const rule = catalogRules.find(candidate => candidate.name === name);
    if (!rule) {
      throw new Error(`The catalog has no rule '${name}'`);
    }
    return rule;
  },
});

function entity(
  kind: string,
  name: string,
  organizationId?: string,
  owner?: string,
) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace: 'pieced',
      name,
      annotations: organizationId
        ? { 'pieced.ch/zitadel-org-id': organizationId }
        : undefined,
    },
    relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
  };
}

const entities = {
  ownTenant: entity('Resource', 'acme', '7', ownershipRefs.organization('7')),
  ownComponent: entity(
    'Component',
    'chat',
    undefined,
    ownershipRefs.organization('7'),
  ),
  ownGroup: entity('Group', 'org-7', '7'),
  ownOwners: entity('Group', 'org-7.owners', '7'),
  self: entity('User', '42', '7'),
  colleague: entity('User', '43', '7'),
  otherTenant: entity(
    'Resource',
    'other',
    '8',
    ownershipRefs.organization('8'),
  ),
  otherGroup: entity('Group', 'org-8', '8'),
  otherUser: entity('User', '44', '8'),
  // Nothing but the annotation says where a person belongs.
  sameNameElsewhere: entity('User', '42', '8'),
  staffGroup: entity('Group', 'platform-admins'),
  staffComponent: entity('Component', 'portal', undefined, 'group:default/it'),
};

const userEntityRef = ownershipRefs.user('42');

const people: Record<string, BackstageUserInfo | undefined> = {
  anonymous: undefined,
  stranger: { userEntityRef, ownershipEntityRefs: [userEntityRef] },
  user: {
    userEntityRef,
    ownershipEntityRefs: [userEntityRef, ownershipRefs.organization('7')],
  },
  owner: {
    userEntityRef,
    ownershipEntityRefs: [
      userEntityRef,
      ownershipRefs.organization('7'),
      ownershipRefs.organizationOwners('7'),
    ],
  },
  operator: {
    userEntityRef,
    ownershipEntityRefs: [
      userEntityRef,
      ownershipRefs.organization('1'),
      ownershipRefs.platformOperators,
    ],
  },
};

describe('decideCatalogPermission', () => {
  it.each([
    { who: 'anonymous', sees: [] },
    { who: 'stranger', sees: [] },
    { who: 'user', sees: ['self'] },
    {
      who: 'owner',
      sees: [
        'ownTenant',
        'ownComponent',
        'ownGroup',
        'ownOwners',
        'self',
        'colleague',
      ],
    },
    { who: 'operator', sees: Object.keys(entities) },
  ])('R-BS-2 R-ROL-2 should show $who just $sees', ({ who, sees }) => {
    const decision = decideCatalogPermission(
      { permission: catalogEntityReadPermission },
      people[who],
    ) as PolicyDecision;
    expect(
      Object.entries(entities)
        .filter(([, candidate]) => authorize(decision, candidate))
        .map(([name]) => name),
    ).toEqual(sees);
  });

  it.each(['anonymous', 'stranger', 'user', 'owner'])(
    'R-BS-2 should let %s delete nothing',
    who => {
      expect(
        decideCatalogPermission(
          { permission: catalogEntityDeletePermission },
          people[who],
        ),
      ).toEqual({ result: 'DENY' });
    },
  );

  it('should leave other permissions to others', () => {
    expect(
      decideCatalogPermission(
        { permission: { name: 'x', type: 'basic', attributes: {} } },
        people.owner,
      ),
    ).toBeUndefined();
  });
});
