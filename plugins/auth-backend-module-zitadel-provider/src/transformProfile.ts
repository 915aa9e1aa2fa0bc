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

import type { OidcAuthResult } from '@backstage/plugin-auth-backend-module-oidc-provider';
import type {
  OAuthAuthenticatorResult,
  ProfileInfo,
} from '@backstage/plugin-auth-node';

/** Name and picture as ZITADEL has them; an e-mail address only once it is verified. */
export async function transformProfile(
  result: OAuthAuthenticatorResult<OidcAuthResult>,
): Promise<{ profile: ProfileInfo }> {
  const { userinfo } = result.fullProfile;
  const fullName = [userinfo.given_name, userinfo.family_name]
    .filter(Boolean)
    .join(' ');
  return {
    profile: {
      displayName:
        userinfo.name || fullName || userinfo.preferred_username || undefined,
      email: userinfo.email_verified === true ? userinfo.email : undefined,
      picture: userinfo.picture,
    },
  };
}
