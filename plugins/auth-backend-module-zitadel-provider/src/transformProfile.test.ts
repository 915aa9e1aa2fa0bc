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
import { transformProfile } from './transformProfile';

function profileOf(userinfo: Record<string, unknown>) {
  const fullProfile = {
    userinfo: { sub: '42', ...userinfo },
  } as unknown as OidcAuthResult;
  return transformProfile({
    fullProfile,
    session: { accessToken: '', tokenType: '', scope: '', expiresInSeconds: 1 },
  });
}

describe('transformProfile', () => {
  it('should take name, picture and verified e-mail address', async () => {
    await expect(
      profileOf({
        name: 'Anna Keller',
        email: 'anna@acme.example',
        email_verified: true,
        picture: 'https://acme.example/anna.png',
      }),
    ).resolves.toEqual({
      profile: {
        displayName: 'Anna Keller',
        email: 'anna@acme.example',
        picture: 'https://acme.example/anna.png',
      },
    });
  });

  it.each([false, undefined, 'true'])(
    'should leave out an address whose verification is %p',
    async verified => {
      const { profile } = await profileOf({
        email: 'anna@acme.example',
        email_verified: verified,
      });
      expect(profile.email).toBeUndefined();
    },
  );

  it.each([
    {
      userinfo: { given_name: 'Anna', family_name: 'Keller' },
      name: 'Anna Keller',
    },
    { userinfo: { name: '', family_name: 'Keller' }, name: 'Keller' },
    { userinfo: { preferred_username: 'anna' }, name: 'anna' },
    { userinfo: {}, name: undefined },
  ])('should call $userinfo $name', async ({ userinfo, name }) => {
    const { profile } = await profileOf(userinfo);
    expect(profile.displayName).toBe(name);
  });
});
