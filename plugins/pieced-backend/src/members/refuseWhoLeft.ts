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

import { NotAllowedError } from '@backstage/errors';
import type { Caller } from '@pieced/plugin-pieced-common';
import type { MemberStore } from './MemberStore';

/** As long as Backstage's tokens live, in milliseconds. Who reads after that has signed in since. */
const TOKEN_LIFE_MS = 60 * 60_000;

/**
 * Stops changes by somebody whose token says more than is true any more, and reading once no token of before can live. Whom the portal has not heard of yet may go on:
 * the token is newer than what it has read.
 *
 * @throws NotAllowedError
 */
export async function refuseWhoLeft(
  members: MemberStore,
  caller: Caller,
  isReading: boolean,
): Promise<void> {
  const { organizationId, userEntityRef, customerRole, isPlatform } = caller;
  if (organizationId === undefined) {
    return;
  }
  const standing = await members.standing(
    organizationId,
    userEntityRef.split('/')[1],
  );
  const leftAt = standing?.removedAt?.getTime();
  if (
    leftAt !== undefined &&
    (!isReading || Date.now() - leftAt > TOKEN_LIFE_MS)
  ) {
    throw new NotAllowedError('You are no longer a member');
  }
  if (
    !isReading &&
    !isPlatform &&
    customerRole === 'owner' &&
    standing?.role === 'user'
  ) {
    throw new NotAllowedError('You are no longer an owner');
  }
}
