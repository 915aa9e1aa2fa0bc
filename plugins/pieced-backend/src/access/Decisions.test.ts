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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { Decisions } from './Decisions';

const [read, write] = ['read', 'write'].map(name =>
  createPermission({ name, attributes: {} }),
);

describe('Decisions', () => {
  const permissions = mockServices.permissions.mock();

  beforeEach(() => {
    jest.resetAllMocks();
    permissions.authorizeConditional.mockImplementation(async queries =>
      queries.map(({ permission }) => ({
        result:
          permission.name === 'read'
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
    );
  });

  const ask = (decisions: Decisions, credentials = mockCredentials.user()) =>
    Promise.all(
      [read, write, read].map(permission =>
        decisions.on(permission, credentials),
      ),
    );

  it('asks for everything that is wanted at the same time in one call', async () => {
    const answers = await ask(new Decisions(permissions));
    expect(answers.map(({ result }) => result)).toEqual([
      AuthorizeResult.ALLOW,
      AuthorizeResult.DENY,
      AuthorizeResult.ALLOW,
    ]);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
  });

  it('keeps decisions for one request and no longer', async () => {
    const decisions = new Decisions(permissions);
    const credentials = mockCredentials.user();
    await ask(decisions, credentials);
    await ask(decisions, credentials);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    await ask(decisions, mockCredentials.user());
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(2);
  });

  it('never mixes callers', async () => {
    const decisions = new Decisions(permissions);
    const callers = ['user:pieced/1', 'user:pieced/2'].map(ref =>
      mockCredentials.user(ref),
    );
    await Promise.all(callers.map(caller => ask(decisions, caller)));
    expect(
      permissions.authorizeConditional.mock.calls.map(
        ([, options]) =>
          options && 'credentials' in options && options.credentials,
      ),
    ).toEqual(callers);
  });

  it('fails all that asked when nobody answers', async () => {
    permissions.authorizeConditional.mockRejectedValue(new Error('away'));
    await expect(ask(new Decisions(permissions))).rejects.toThrow('away');
  });
});
