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

import type { TenantPhase } from '@pieced/plugin-pieced-common';
import type { TimestampColumn } from '../database/columns';

/** A row of `tenants`, as the engine hands it out. */
export interface TenantRow {
  name: string;
  uid: string;
  organization_id: string | null;
  request_id: string | null;
  display_name: string;
  agent_name: string;
  phase: TenantPhase;
  message: string | null;
  suspended: boolean | number;
  /** JSON array. */
  packages: string;
  /** JSON array. */
  enabled_packages: string;
  /** JSON array. */
  conditions: string;
  namespace: string | null;
  litellm_team_id: string | null;
  litellm_key_alias: string | null;
  /** PostgreSQL hands big integers out as text. */
  generation: number | string;
  observed_generation: number | string;
  resource_version: number | string;
  created_at: TimestampColumn;
  observed_at: TimestampColumn;
  deleted_at: TimestampColumn | null;
}

/** A row together with its organization's name. */
export type TenantWithOrganization = TenantRow & {
  organization_name: string | null;
  organization_is_personal: boolean | number | null;
};

/** The subject of operations on a tenant. */
export const tenantSubject = (name: string) => `tenant:${name}`;
