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

import { ownershipRefs, resolveCaller } from './roles';

const userEntityRef = ownershipRefs.user('42');
const { platformAdmins, platformOperators } = ownershipRefs;
const acme = ownershipRefs.organization('7');
const acmeOwners = ownershipRefs.organizationOwners('7');
const other = ownershipRefs.organization('8');
const otherOwners = ownershipRefs.organizationOwners('8');

describe('resolveCaller', () => {
  it.each([
    {
      who: 'nobody in particular',
      refs: [],
      is: {
        organizationId: undefined,
        customerRole: undefined,
        platformRole: undefined,
        isPlatform: false,
        canMutate: false,
        isCustomerOwner: false,
      },
    },
    {
      who: 'a user',
      refs: [acme],
      is: {
        organizationId: '7',
        customerRole: 'user',
        platformRole: undefined,
        isPlatform: false,
        canMutate: false,
        isCustomerOwner: false,
      },
    },
    {
      who: 'an owner',
      refs: [acme, acmeOwners],
      is: {
        organizationId: '7',
        customerRole: 'owner',
        platformRole: undefined,
        isPlatform: false,
        canMutate: true,
        isCustomerOwner: true,
      },
    },
    {
      who: 'an operator',
      refs: [acme, platformOperators],
      is: {
        organizationId: '7',
        customerRole: 'user',
        platformRole: 'platform_operator',
        isPlatform: true,
        canMutate: true,
        isCustomerOwner: false,
      },
    },
    {
      who: 'an admin, who is an operator and an owner too',
      refs: [acme, acmeOwners, platformOperators, platformAdmins],
      is: {
        organizationId: '7',
        customerRole: 'owner',
        platformRole: 'platform_admin',
        isPlatform: true,
        canMutate: true,
        isCustomerOwner: false,
      },
    },
    {
      who: 'an admin without organization',
      refs: [platformAdmins],
      is: {
        organizationId: undefined,
        customerRole: undefined,
        platformRole: 'platform_admin',
        isPlatform: true,
        canMutate: true,
        isCustomerOwner: false,
      },
    },
  ])('R-ROL-1 should know $who', ({ refs, is }) => {
    expect(
      resolveCaller({
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...refs],
      }),
    ).toEqual({ userEntityRef, ...is });
  });

  it.each([
    { what: 'an owners group without the organization', refs: [acmeOwners] },
    {
      what: "another organization's owners group",
      refs: [acme, otherOwners],
      organizationId: '7',
    },
    { what: 'two organizations', refs: [acme, other, acmeOwners] },
    {
      what: 'groups of the same name elsewhere',
      refs: [
        'group:default/org-7',
        'group:default/platform-admins',
        'user:pieced/org-7',
        'group:pieced/org-',
        'group:pieced/org-7.admins',
        'group:pieced/xorg-7',
        'group:pieced/platform-admins2',
      ],
    },
  ])('R-ROL-1 should give no right for $what', ({ refs, organizationId }) => {
    expect(
      resolveCaller({ userEntityRef, ownershipEntityRefs: refs }),
    ).toMatchObject({
      organizationId,
      platformRole: undefined,
      canMutate: false,
      isCustomerOwner: false,
    });
  });

  it('should know an organization from its ref', () => {
    expect(
      resolveCaller({
        userEntityRef,
        ownershipEntityRefs: [
          ownershipRefs.organization('310000000000000002'),
          ownershipRefs.organizationOwners('310000000000000002'),
        ],
      }),
    ).toMatchObject({
      organizationId: '310000000000000002',
      customerRole: 'owner',
    });
  });
});

describe('ownershipRefs', () => {
  it('should be what the architecture says', () => {
    expect([
      ownershipRefs.user('42A'),
      acme,
      acmeOwners,
      platformAdmins,
      platformOperators,
    ]).toEqual([
      'user:pieced/42a',
      'group:pieced/org-7',
      'group:pieced/org-7.owners',
      'group:pieced/platform-admins',
      'group:pieced/platform-operators',
    ]);
  });
});
