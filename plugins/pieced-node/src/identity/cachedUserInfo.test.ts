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

import { mockCredentials } from '@backstage/backend-test-utils';
import { cachedUserInfo } from './cachedUserInfo';

const anna = mockCredentials.user('user:pieced/anna');

describe('cachedUserInfo', () => {
  const getUserInfo = jest.fn();
  beforeEach(() => {
    getUserInfo.mockReset();
    getUserInfo.mockImplementation(async ({ principal }) => ({
      userEntityRef: principal.userEntityRef,
      ownershipEntityRefs: [],
    }));
  });

  it('should ask once for a token, also when several want to know at a time', async () => {
    const userInfo = cachedUserInfo({ getUserInfo });
    await Promise.all([userInfo.getUserInfo(anna), userInfo.getUserInfo(anna)]);
    await expect(userInfo.getUserInfo(anna)).resolves.toMatchObject({
      userEntityRef: 'user:pieced/anna',
    });
    expect(getUserInfo).toHaveBeenCalledTimes(1);
  });

  it('should never mix people, or tokens of one person', async () => {
    const userInfo = cachedUserInfo({ getUserInfo });
    await userInfo.getUserInfo(anna);
    await expect(
      userInfo.getUserInfo(mockCredentials.user('user:pieced/ben')),
    ).resolves.toMatchObject({ userEntityRef: 'user:pieced/ben' });
    await userInfo.getUserInfo({ ...anna, expiresAt: new Date(0) });
    expect(getUserInfo).toHaveBeenCalledTimes(3);
  });

  it('should not keep a failure', async () => {
    const userInfo = cachedUserInfo({ getUserInfo });
    getUserInfo.mockRejectedValueOnce(new Error('away'));
    await expect(userInfo.getUserInfo(anna)).rejects.toThrow('away');
    await expect(userInfo.getUserInfo(anna)).resolves.toBeDefined();
  });
});
