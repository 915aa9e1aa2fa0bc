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

import { ownershipRefs } from '@pieced/plugin-pieced-common';

/** People of the sandbox's demo organizations, with the refs that signing in gives them. */
export const organizationIds = {
  platform: '310000000000000001',
  acme: '310000000000000002',
  mueller: '310000000000000003',
  personal: '310000000000000004',
} as const;

const { acme, mueller, personal, platform } = organizationIds;

export const people = {
  owner: customer('310000000000000201', acme, true),
  /** Not among the sandbox's people. */
  secondOwner: customer('310000000000000299', acme, true),
  user: customer('310000000000000202', acme, false),
  otherOwner: customer('310000000000000301', mueller, true),
  personalOwner: customer('310000000000000401', personal, true),
  admin: staff('310000000000000101', ownershipRefs.platformAdmins),
  operator: staff('310000000000000102', ownershipRefs.platformOperators),
};

/** Somebody who is signed in. */
export interface Person {
  userEntityRef: string;
  ownershipEntityRefs: string[];
}

function customer(id: string, organization: string, isOwner: boolean): Person {
  const userEntityRef = ownershipRefs.user(id);
  return {
    userEntityRef,
    ownershipEntityRefs: [
      userEntityRef,
      ownershipRefs.organization(organization),
      ...(isOwner ? [ownershipRefs.organizationOwners(organization)] : []),
    ],
  };
}

function staff(id: string, group: string): Person {
  const userEntityRef = ownershipRefs.user(id);
  return {
    userEntityRef,
    ownershipEntityRefs: [
      userEntityRef,
      ownershipRefs.organization(platform),
      group,
    ],
  };
}
