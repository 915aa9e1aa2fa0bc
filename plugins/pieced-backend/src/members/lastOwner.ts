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

import type { MembershipRow } from './MembershipRow';

/**
 * Whether nobody could manage the organization without this owner. Somebody who has not followed the invitation yet
 * does not count; whoever is calling has signed in, even when the portal has not read that yet.
 *
 * @param selfId - user id of the caller, in lower case
 */
export function isLastOwner(
  row: MembershipRow,
  owners: MembershipRow[],
  selfId: string | undefined,
): boolean {
  return (
    row.role === 'owner' &&
    !owners.some(
      ({ user_id: id, accepted }) =>
        id !== row.user_id && (accepted || id.toLowerCase() === selfId),
    )
  );
}
