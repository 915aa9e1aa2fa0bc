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

import { piecedTenantSchema } from '../../integrations/kubernetes/PiecedTenantResource';
import { applyEvents } from './applyEvents';
import { isLaterVersion } from './isLaterVersion';
import type { TenantWatchEvent } from './TenantWatchSink';

const tenant = (name: string, resourceVersion: string) =>
  piecedTenantSchema.parse({ metadata: { name, resourceVersion } });

const event = (
  type: TenantWatchEvent['type'],
  name: string,
  resourceVersion: string,
): TenantWatchEvent => ({ type, object: tenant(name, resourceVersion) });

const versions = (list: ReturnType<typeof applyEvents>) =>
  Object.fromEntries(
    list.items.map(({ metadata }) => [metadata.name, metadata.resourceVersion]),
  );

describe('applyEvents', () => {
  const list = {
    resourceVersion: '100',
    items: [tenant('a', '95'), tenant('b', '9')],
  };

  it('applies what came after the list', () => {
    const result = applyEvents(list, [
      event('ADDED', 'c', '101'),
      event('MODIFIED', 'a', '102'),
      event('DELETED', 'b', '103'),
    ]);
    expect(versions(result)).toEqual({ a: '102', c: '101' });
    expect(result.resourceVersion).toBe('103');
  });

  it('leaves out what the list already shows', () => {
    const result = applyEvents(list, [
      event('DELETED', 'a', '90'),
      event('MODIFIED', 'b', '100'),
    ]);
    expect(result).toBe(list);
  });
});

describe('isLaterVersion', () => {
  it.each([
    ['10', '9', true],
    ['9', '10', false],
    ['9', '9', false],
    ['90071992547409931', '90071992547409930', true],
    ['opaque', '9', true],
    ['9', '', true],
  ])('%s than %s: %s', (version, than, expected) => {
    expect(isLaterVersion(version, than)).toBe(expected);
  });
});
