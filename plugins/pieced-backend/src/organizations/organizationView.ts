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
  withoutPersonalSuffix,
  type Organization,
  type OrganizationSummary,
} from '@pieced/plugin-pieced-common';
import type { MemberRow, OrganizationRow } from './OrganizationStore';

/** An organization as people name it. */
export function organizationSummaryOf(row: {
  id: string;
  name: string;
  is_personal: boolean | number;
}): OrganizationSummary {
  return {
    id: row.id,
    name: withoutPersonalSuffix(row.name),
    isPersonal: Boolean(row.is_personal),
  };
}

/** An organization with its members, for the catalog and for staff. */
export function organizationViewOf(
  row: OrganizationRow & { members: MemberRow[] },
  isPlatform: boolean,
): Organization {
  return {
    ...organizationSummaryOf(row),
    isPlatform,
    members: row.members.map(member => ({
      id: member.user_id,
      displayName: member.display_name,
      email: member.email,
      language: member.language,
      role: member.role,
    })),
  };
}
