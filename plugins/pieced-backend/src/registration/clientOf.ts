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
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';

/** A network that one customer line gets as a whole; its addresses are one client. */
const IPV6_CLIENT_BITS = 64;

/**
 * Who is calling, as far as a rate limit goes: the IPv4 address, or the /64 network of an IPv6 address.
 *
 * @param trustedProxies - how many proxies stand before the portal, each adding its caller to `X-Forwarded-For`; what
 *   stands further left was written by the caller and says nothing
 */
export function clientOf(req: IncomingMessage, trustedProxies: number): string {
  const address = proxyAddr(req, (_, hop) => hop < trustedProxies);
  const client = networkOf(address) ?? networkOf(req.socket.remoteAddress);
  return client ?? 'unknown';
}

function networkOf(text: string | undefined): string | undefined {
  const address = withoutPort(text ?? '');
  if (!ipaddr.isValid(address)) {
    return undefined;
  }
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') {
    return parsed.toString();
  }
  const network = ipaddr.IPv6.networkAddressFromCIDR(
    `${parsed.toNormalizedString().replace(/%.*$/, '')}/${IPV6_CLIENT_BITS}`,
  );
  return `${network.toNormalizedString()}/${IPV6_CLIENT_BITS}`;
}

/** Some proxies write `192.0.2.1:4711` and `[2001:db8::1]:4711`. */
function withoutPort(text: string): string {
  const address = text.trim();
  return (
    /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ??
    /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ??
    address
  );
}
