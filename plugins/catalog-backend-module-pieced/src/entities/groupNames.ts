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

import { parseEntityRef } from '@backstage/catalog-model';
import { ownershipRefs } from '@pieced/plugin-pieced-common';

/**
 * Names of the groups in which an organization's people are, taken from the ownership refs of identities: only so do
 * people own what their groups own.
 */
export function groupNames(organizationId: string) {
  return {
    everybody: nameOf(ownershipRefs.organization(organizationId)),
    owners: nameOf(ownershipRefs.organizationOwners(organizationId)),
  };
}

groupNames.platformAdmins = nameOf(ownershipRefs.platformAdmins);
groupNames.platformOperators = nameOf(ownershipRefs.platformOperators);

function nameOf(ref: string): string {
  return parseEntityRef(ref).name;
}
