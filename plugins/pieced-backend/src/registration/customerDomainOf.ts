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

import { emailDomainOf } from '@pieced/plugin-pieced-common';
import publicDomains from 'free-email-domains';

/** Swiss providers that give mailboxes to everybody and that the kept list lacks. */
const SWISS_PROVIDERS = [
  'freesurf.ch',
  'hispeed.ch',
  'sunrise.ch',
  'swissonline.ch',
];

const shared = new Set([...publicDomains, ...SWISS_PROVIDERS]);

/**
 * The domain by which a company is told apart, in ASCII and lower case.
 *
 * @returns undefined for domains that many share and for what is no address
 */
export function customerDomainOf(email: string): string | undefined {
  const domain = emailDomainOf(email);
  return domain === undefined || shared.has(domain) ? undefined : domain;
}
