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

import type { Caller } from './portalRows';
import type { World } from './World';

/** What must not be in any answer to a caller, unless the caller sent it. */
export function hiddenFrom(caller: Caller, { things }: World): string[] {
  const { assigned, unassigned, foreign } = things;
  const acme = [...Object.values(assigned), 'Acme GmbH', 'acme.example'];
  const mueller = [...Object.values(foreign), 'Müller AG', 'mueller.example'];
  switch (caller) {
    case 'owner':
      return mueller;
    case 'assignedUser':
    case 'unassignedUser':
      return [
        ...mueller,
        unassigned.requestId,
        unassigned.tenantName,
        unassigned.operationId,
      ];
    case 'otherOwner':
      return acme;
    case 'anonymous':
    case 'personalOwner':
      return [...acme, ...mueller];
    default:
      return [];
  }
}
