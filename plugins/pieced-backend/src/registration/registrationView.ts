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

import type { Operation, Registration } from '@pieced/plugin-pieced-common';
import { isoOf } from '../database/columns';
import type { RegistrationRow } from './RegistrationRow';

/** A registration as staff see it. */
export function registrationViewOf(
  row: RegistrationRow,
  operation: Operation | undefined,
  canCancel: boolean,
): Registration {
  return {
    id: row.id,
    companyName: row.company_name ?? undefined,
    contact: {
      name: `${row.given_name} ${row.family_name}`,
      email: row.email,
      language: row.language ?? undefined,
    },
    isPersonal: Boolean(row.is_personal),
    state: row.state,
    refusal: row.refusal ?? undefined,
    createdAt: isoOf(row.created_at),
    operation,
    permissions: { cancel: canCancel && row.state === 'under_way' },
  };
}
