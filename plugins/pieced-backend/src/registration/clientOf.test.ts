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

import type { IncomingMessage } from 'node:http';
import { clientOf } from './clientOf';

function request(remoteAddress: string, forwardedFor?: string) {
  return {
    headers: forwardedFor ? { 'x-forwarded-for': forwardedFor } : {},
    socket: { remoteAddress },
  } as unknown as IncomingMessage;
}

describe('clientOf', () => {
  it.each([
    ['no proxy', 0, undefined, '192.0.2.9'],
    ['no proxy and a forged header', 0, '198.51.100.1', '192.0.2.9'],
    ['one proxy', 1, '198.51.100.1', '198.51.100.1'],
    [
      'one proxy and a forged entry',
      1,
      '1.1.1.1, 198.51.100.1',
      '198.51.100.1',
    ],
    ['one proxy that says nothing', 1, undefined, '192.0.2.9'],
    ['one proxy that says nonsense', 1, 'unknown', '192.0.2.9'],
    ['two proxies', 2, '1.1.1.1, 198.51.100.1, 10.0.0.1', '198.51.100.1'],
    ['a port', 1, '198.51.100.1:4711', '198.51.100.1'],
    ['IPv6', 1, '2001:db8:1:2:3:4:5:6', '2001:db8:1:2:0:0:0:0/64'],
    ['IPv6 with a port', 1, '[2001:db8:1:2::1]:443', '2001:db8:1:2:0:0:0:0/64'],
    [
      'another address of the same line',
      1,
      '2001:db8:1:2:f::',
      '2001:db8:1:2:0:0:0:0/64',
    ],
    ['another line', 1, '2001:db8:1:3::1', '2001:db8:1:3:0:0:0:0/64'],
    ['IPv4 in IPv6', 1, '::ffff:198.51.100.1', '198.51.100.1'],
  ])('R-REG-5 with %s', (_, trustedProxies, header, expected) => {
    expect(clientOf(request('192.0.2.9', header), trustedProxies)).toBe(
      expected,
    );
  });

  it('R-REG-5 reads the socket of a server that listens on both protocols', () => {
    expect(clientOf(request('::ffff:192.0.2.9'), 0)).toBe('192.0.2.9');
  });
});
