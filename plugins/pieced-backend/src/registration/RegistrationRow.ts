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

import { createHash } from 'node:crypto';
import type {
  Language,
  Registration,
  RegistrationState,
} from '@pieced/plugin-pieced-common';
import type { TimestampColumn } from '../database/columns';

/** A row of `registrations`, as the engine hands it out. */
export interface RegistrationRow {
  id: string;
  company_name: string | null;
  given_name: string;
  family_name: string;
  email: string;
  language: Language | null;
  is_personal: boolean | number;
  /** In ASCII; null where it does not tell customers apart. */
  domain: string | null;
  state: RegistrationState;
  refusal: Refusal | null;
  /** As it is called in the directory, discriminator included. */
  organization_name: string | null;
  created_at: TimestampColumn;
  /** When the directory was last asked for the organization. */
  establishing_at: TimestampColumn | null;
  cancelled_at: TimestampColumn | null;
  finished_at: TimestampColumn | null;
}

/** The states in which a registration holds its domain and its address. */
export const unendedStates: RegistrationState[] = ['under_way', 'cancelling'];

/** Why a registration ended without an organization. */
export type Refusal = NonNullable<Registration['refusal']>;

/** The subject of the operation that carries a registration out. */
export const registrationSubject = (id: string) => `registration:${id}`;

/**
 * The ids that organization and owner get in the directory. They follow from the registration, so that whoever
 * repeats a call that may have been carried out finds what it made.
 */
export function directoryIdsOf(registrationId: string): {
  organizationId: string;
  userId: string;
} {
  return {
    organizationId: registrationId,
    userId: uuidFrom(`owner of ${registrationId}`),
  };
}

/** Always the same UUID for the same text (RFC 9562, version 8). */
function uuidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
