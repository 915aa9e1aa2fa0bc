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

import type { Language, RequestStatus } from '@pieced/plugin-pieced-common';
import type { TimestampColumn } from '../database/columns';

/** A row of `tenant_requests`, as the engine hands it out. */
export interface RequestRow {
  id: string;
  organization_id: string;
  company_name: string;
  is_personal: boolean | number;
  instance_name: string | null;
  instance_name_key: string | null;
  agent_name: string;
  /** JSON array of ids. */
  packages: string;
  /** JSON array of `{ package, key }`. */
  secret_keys: string;
  contact_name: string;
  contact_email: string;
  contact_language: Language;
  /** JSON. */
  billing_address: string;
  billing_notes: string | null;
  status: RequestStatus;
  staff_note: string | null;
  tenant_name: string;
  revision: number;
  requested_by: string;
  idempotency_key: string | null;
  /** Null for what was filed without a key, or before there were hashes. */
  input_hash: string | null;
  decided_by: string | null;
  decided_at: TimestampColumn | null;
  ready_at: TimestampColumn | null;
  created_at: TimestampColumn;
  updated_at: TimestampColumn;
}

/** The subject of operations on a request. */
export const requestSubject = (id: string) => `request:${id}`;
