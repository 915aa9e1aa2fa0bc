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

import { resolveCaller } from '@pieced/plugin-pieced-common';
import { resolveIdentity } from './resolveIdentity';

const PLATFORM = '1';
const ACME = '7';
const OTHER = '8';
const PROJECT_ROLES = 'urn:zitadel:iam:org:project:900:roles';
const ROLES = 'urn:zitadel:iam:org:project:roles';

const options = {
  platformOrganizationId: PLATFORM,
  projectId: '900',
  isForCustomers: false,
};

type Roles = Record<string, Record<string, string>>;

function claimsOf(organizationId: unknown, roles?: unknown) {
  return {
    sub: '42',
    'urn:zitadel:iam:user:resourceowner:id': organizationId,
    [ROLES]: roles,
  };
}

describe('resolveIdentity', () => {
  it.each<{
    who: string;
    organizationId: string;
    roles: Roles;
    groups: string[];
    caller: object;
  }>([
    {
      who: 'a user',
      organizationId: ACME,
      roles: { user: { [ACME]: 'acme.example' } },
      groups: ['group:pieced/org-7'],
      caller: { customerRole: 'user', canMutate: false, isPlatform: false },
    },
    {
      who: 'an owner',
      organizationId: ACME,
      roles: { owner: { [ACME]: 'acme.example' } },
      groups: ['group:pieced/org-7', 'group:pieced/org-7.owners'],
      caller: { customerRole: 'owner', canMutate: true, isCustomerOwner: true },
    },
    {
      who: 'an owner who is a user too',
      organizationId: ACME,
      roles: {
        user: { [ACME]: 'acme.example' },
        owner: { [ACME]: 'acme.example' },
      },
      groups: ['group:pieced/org-7', 'group:pieced/org-7.owners'],
      caller: { customerRole: 'owner' },
    },
    {
      who: 'a user who owns another organization',
      organizationId: ACME,
      roles: {
        user: { [ACME]: 'acme.example' },
        owner: { [OTHER]: 'other.example' },
      },
      groups: ['group:pieced/org-7'],
      caller: { customerRole: 'user', organizationId: ACME, canMutate: false },
    },
    {
      who: 'a user with a staff role granted in the own, customer organization',
      organizationId: ACME,
      roles: {
        user: { [ACME]: 'acme.example' },
        platform_admin: { [ACME]: 'acme.example' },
        platform_operator: { [ACME]: 'acme.example' },
      },
      groups: ['group:pieced/org-7'],
      caller: { isPlatform: false, canMutate: false },
    },
    {
      who: 'a user with a staff role granted in the organization of PieCed',
      organizationId: ACME,
      roles: {
        user: { [ACME]: 'acme.example' },
        platform_admin: { [PLATFORM]: 'pieced.example' },
      },
      groups: ['group:pieced/org-7'],
      caller: { isPlatform: false },
    },
    {
      who: 'an operator',
      organizationId: PLATFORM,
      roles: { platform_operator: { [PLATFORM]: 'pieced.example' } },
      groups: ['group:pieced/org-1', 'group:pieced/platform-operators'],
      caller: { platformRole: 'platform_operator', isPlatform: true },
    },
    {
      who: 'an admin who is an operator too',
      organizationId: PLATFORM,
      roles: {
        platform_admin: { [PLATFORM]: 'pieced.example' },
        platform_operator: { [PLATFORM]: 'pieced.example' },
      },
      groups: [
        'group:pieced/org-1',
        'group:pieced/platform-admins',
        'group:pieced/platform-operators',
      ],
      caller: { platformRole: 'platform_admin', isCustomerOwner: false },
    },
    {
      who: 'an admin who owns the organization of PieCed too',
      organizationId: PLATFORM,
      roles: {
        owner: { [PLATFORM]: 'pieced.example' },
        platform_admin: { [PLATFORM]: 'pieced.example' },
      },
      groups: [
        'group:pieced/org-1',
        'group:pieced/org-1.owners',
        'group:pieced/platform-admins',
      ],
      caller: { platformRole: 'platform_admin', isCustomerOwner: false },
    },
  ])(
    'R-ROL-1 should take $who for that',
    ({ organizationId, roles, groups, caller }) => {
      const identity = resolveIdentity(
        claimsOf(organizationId, roles),
        options,
      );
      expect(identity).toEqual({
        userEntityRef: 'user:pieced/42',
        ownershipEntityRefs: ['user:pieced/42', ...groups],
      });
      expect(resolveCaller(identity)).toMatchObject(caller);
    },
  );

  it.each<{ who: string; organizationId: string; roles: unknown }>([
    { who: 'without any role', organizationId: ACME, roles: undefined },
    { who: 'with an empty claim', organizationId: ACME, roles: {} },
    {
      who: 'with roles of another organization only',
      organizationId: ACME,
      roles: { owner: { [OTHER]: 'other.example' } },
    },
    {
      who: 'with a staff role in a customer organization only',
      organizationId: ACME,
      roles: { platform_admin: { [ACME]: 'acme.example' } },
    },
    {
      who: 'of a customer with a staff role of PieCed only',
      organizationId: ACME,
      roles: { platform_admin: { [PLATFORM]: 'pieced.example' } },
    },
    {
      who: 'with a role that the portal does not know',
      organizationId: ACME,
      roles: { auditor: { [ACME]: 'acme.example' } },
    },
    {
      who: 'with roles in a form that ZITADEL does not use',
      organizationId: ACME,
      roles: ['owner'],
    },
    {
      who: 'whose organization is called like a property of every object',
      organizationId: 'constructor',
      roles: { owner: {} },
    },
  ])('should refuse a person $who', ({ organizationId, roles }) => {
    expect(() =>
      resolveIdentity(claimsOf(organizationId, roles), options),
    ).toThrow(
      expect.objectContaining({
        name: 'AuthenticationError',
        message: "The person '42' has no role in the PieCed portal",
      }),
    );
  });

  it("should read the project's own claim when the project is configured", () => {
    const claims = {
      ...claimsOf(ACME),
      [PROJECT_ROLES]: { owner: { [ACME]: 'acme.example' } },
    };
    expect(resolveIdentity(claims, options).ownershipEntityRefs).toContain(
      'group:pieced/org-7.owners',
    );
    expect(() =>
      resolveIdentity(claims, { ...options, projectId: undefined }),
    ).toThrow('has no role in the PieCed portal');
    expect(() =>
      resolveIdentity(claims, { ...options, projectId: '901' }),
    ).toThrow('has no role in the PieCed portal');
  });

  it('should take the roles of both claims together', () => {
    expect(
      resolveIdentity(
        {
          ...claimsOf(ACME, { user: { [ACME]: 'acme.example' } }),
          [PROJECT_ROLES]: { owner: { [ACME]: 'acme.example' } },
        },
        options,
      ).ownershipEntityRefs,
    ).toEqual([
      'user:pieced/42',
      'group:pieced/org-7',
      'group:pieced/org-7.owners',
    ]);
  });

  it('R-BS-3 should let customers alone into the deployment for customers', () => {
    const forCustomers = { ...options, isForCustomers: true };
    expect(() =>
      resolveIdentity(
        claimsOf(PLATFORM, {
          platform_admin: { [PLATFORM]: 'pieced.example' },
          owner: { [PLATFORM]: 'pieced.example' },
        }),
        forCustomers,
      ),
    ).toThrow('This is the portal for customers');
    expect(
      resolveIdentity(
        claimsOf(ACME, { owner: { [ACME]: 'acme.example' } }),
        forCustomers,
      ).userEntityRef,
    ).toBe('user:pieced/42');
  });

  it('should say so when the organization is missing', () => {
    expect(() =>
      resolveIdentity(
        claimsOf(undefined, { owner: { [ACME]: 'acme.example' } }),
        options,
      ),
    ).toThrow(
      expect.objectContaining({
        name: 'AuthenticationError',
        message:
          "ZITADEL did not say to which organization the person belongs: the claim 'urn:zitadel:iam:user:resourceowner:id' is missing",
      }),
    );
  });

  it.each(['7.owners', '7/8', 'ACME', '', ' 7', 'a'.repeat(51), 7, null])(
    'should refuse the organization id %p, which could be read as something else',
    organizationId => {
      expect(() =>
        resolveIdentity(
          claimsOf(organizationId, {
            owner: { [String(organizationId)]: 'acme.example' },
          }),
          options,
        ),
      ).toThrow(
        expect.objectContaining({
          name: 'AuthenticationError',
          message: expect.stringContaining('that the portal cannot use'),
        }),
      );
    },
  );

  it.each([undefined, '', 'a/b', 'user:default/x'])(
    'should refuse the user id %p',
    sub => {
      expect(() =>
        resolveIdentity(
          { ...claimsOf(ACME, { user: { [ACME]: 'acme.example' } }), sub },
          options,
        ),
      ).toThrow(expect.objectContaining({ name: 'AuthenticationError' }));
    },
  );
});
