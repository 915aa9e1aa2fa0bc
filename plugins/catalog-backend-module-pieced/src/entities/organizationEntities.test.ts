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

import { aMember, anOrganization } from '../__testUtils__/things';
import { organizationEntities, platformEntities } from './organizationEntities';

function group(name: string, annotations: object, spec: object) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      namespace: 'pieced',
      name,
      annotations: {
        'backstage.io/managed-by-location': `pieced:groups/${name}`,
        'backstage.io/managed-by-origin-location': `pieced:groups/${name}`,
        ...annotations,
      },
    },
    spec,
  };
}

function user(id: string, organizationId: string, spec: object) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      namespace: 'pieced',
      name: id,
      annotations: {
        'backstage.io/managed-by-location': `pieced:users/${id}`,
        'backstage.io/managed-by-origin-location': `pieced:users/${id}`,
        'pieced.ch/zitadel-org-id': organizationId,
      },
    },
    spec,
  };
}

describe('organizationEntities', () => {
  it('R-BS-1 should make an organization groups and its members users', () => {
    expect(
      organizationEntities(
        anOrganization('7', {
          name: 'Acme GmbH',
          members: [
            aMember('71', {
              role: 'owner',
              displayName: 'Anna Keller',
              email: 'anna@acme.example',
            }),
            aMember('72', { displayName: '', email: '' }),
          ],
        }),
      ),
    ).toEqual([
      group(
        'org-7',
        { 'pieced.ch/zitadel-org-id': '7' },
        {
          type: 'customer',
          profile: { displayName: 'Acme GmbH' },
          children: ['org-7.owners'],
        },
      ),
      group(
        'org-7.owners',
        { 'pieced.ch/zitadel-org-id': '7' },
        {
          type: 'role',
          profile: { displayName: 'Acme GmbH: owners' },
          parent: 'org-7',
          children: [],
        },
      ),
      user('71', '7', {
        profile: { displayName: 'Anna Keller', email: 'anna@acme.example' },
        memberOf: ['org-7', 'org-7.owners'],
      }),
      user('72', '7', {
        profile: { displayName: '72' },
        memberOf: ['org-7'],
      }),
    ]);
  });

  it('should put staff into the groups of their role', () => {
    const entities = organizationEntities(
      anOrganization('1', {
        isPlatform: true,
        members: [
          aMember('11', { role: 'platform_admin' }),
          aMember('12', { role: 'platform_operator' }),
        ],
      }),
    );
    expect(entities[0].spec?.type).toBe('platform');
    expect(entities.slice(2).map(entity => entity.spec?.memberOf)).toEqual([
      ['org-1', 'platform-admins'],
      ['org-1', 'platform-operators'],
    ]);
    expect(platformEntities()).toEqual([
      group(
        'platform-admins',
        {},
        {
          type: 'role',
          profile: { displayName: 'PieCed administrators' },
          children: [],
        },
      ),
      group(
        'platform-operators',
        {},
        {
          type: 'role',
          profile: { displayName: 'PieCed operators' },
          children: [],
        },
      ),
    ]);
  });

  it.each([
    { name: 'Hans Müller (Personal)', displayName: 'Hans Müller' },
    { name: ' (Personal)', displayName: 'Organization 9' },
  ])('R-PER-3 should call "$name" $displayName', ({ name, displayName }) => {
    const [everybody, owners] = organizationEntities(
      anOrganization('9', { name, isPersonal: true }),
    );
    expect(everybody.spec?.profile).toEqual({ displayName });
    expect(owners.spec?.profile).toEqual({
      displayName: `${displayName}: owners`,
    });
  });
});
