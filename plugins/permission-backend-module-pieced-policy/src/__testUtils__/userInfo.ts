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

import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ownershipRefs } from '@pieced/plugin-pieced-common';

const people: Record<string, string[]> = {
  'user:pieced/stranger': ['user:pieced/stranger'],
  'user:pieced/user': ['user:pieced/user', ownershipRefs.organization('7')],
  'user:pieced/owner': [
    'user:pieced/owner',
    ownershipRefs.organization('7'),
    ownershipRefs.organizationOwners('7'),
  ],
  'user:pieced/operator': [
    ownershipRefs.organization('1'),
    ownershipRefs.platformOperators,
  ],
  'user:pieced/admin': [
    ownershipRefs.organization('1'),
    ownershipRefs.platformAdmins,
  ],
};

/** Knows one person of each role: `user:pieced/owner` and so on, customers in organization 7. */
export const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo({ principal }) {
      const { userEntityRef } = principal as { userEntityRef: string };
      return { userEntityRef, ownershipEntityRefs: people[userEntityRef] };
    },
  }),
});
