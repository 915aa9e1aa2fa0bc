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

import type {
  BackstageCredentials,
  BackstageUserInfo,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { LRUCache } from 'lru-cache';

const TTL_MS = 10_000;
const MOST = 1_000;

/**
 * The same user info, kept for ten seconds: it was fixed when the person's token was issued, but the framework asks the
 * auth backend over HTTP each time. A failure is not kept.
 *
 * @public
 */
export function cachedUserInfo(userInfo: UserInfoService): UserInfoService {
  const cache = new LRUCache<
    string,
    BackstageUserInfo,
    BackstageCredentials<BackstageUserPrincipal>
  >({
    max: MOST,
    ttl: TTL_MS,
    fetchMethod: (_key, _stale, { context }) => userInfo.getUserInfo(context),
  });
  return {
    async getUserInfo(credentials) {
      const context =
        credentials as BackstageCredentials<BackstageUserPrincipal>;
      const { principal, expiresAt } = context;
      // The end of its life tells one token of a person from the next.
      const key = `${principal.userEntityRef} ${expiresAt?.getTime()}`;
      return cache.forceFetch(key, { context });
    },
  };
}
