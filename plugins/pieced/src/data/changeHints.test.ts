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

import { QueryClient } from '@tanstack/react-query';
import { applyChangeHints, readChangeHint } from './changeHints';
import { queryKeys } from './queryKeys';

describe('readChangeHint', () => {
  it.each([
    [
      { topic: 'request', key: '1' },
      { topic: 'request', key: '1' },
    ],
    [{ topic: 'tenant' }, { topic: 'tenant' }],
    [{ topic: 'tenant', key: 7 }, { topic: 'tenant' }],
    [{ topic: 'weather' }, undefined],
    [null, undefined],
    ['request', undefined],
  ])('should read %j as %j', (message, hint) => {
    expect(readChangeHint(message)).toEqual(hint);
  });
});

describe('applyChangeHints', () => {
  const keys = {
    session: queryKeys.session,
    draft: queryKeys.draft,
    requests: queryKeys.requests({}),
    requestA: queryKeys.request('a'),
    requestB: queryKeys.request('b'),
    members: queryKeys.members('o', {}),
    tenants: queryKeys.tenants({}),
    tenantA: queryKeys.tenant('a'),
  };

  it.each([
    [{ topic: 'request' }, ['requests', 'requestA', 'requestB']],
    [{ topic: 'request', key: 'a' }, ['requests', 'requestA']],
    [
      { topic: 'operation', key: 'x' },
      ['requests', 'requestA', 'requestB', 'members'],
    ],
    [{ topic: 'tenant', key: 'b' }, ['tenants']],
    [{ topic: 'organization' }, ['session', 'members', 'tenants', 'tenantA']],
    [{ topic: 'collector' }, ['tenants', 'tenantA']],
  ] as const)('should outdate for %j exactly %j', (hint, outdated) => {
    const client = new QueryClient();
    Object.values(keys).forEach(key => client.setQueryData(key, {}));

    applyChangeHints(client, [hint]);

    expect(
      Object.entries(keys)
        .filter(([, key]) => client.getQueryState(key)?.isInvalidated)
        .map(([name]) => name),
    ).toEqual(outdated);
  });
});
