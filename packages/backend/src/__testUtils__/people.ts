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

/** ZITADEL ids of the sandbox's demo organizations. */
export const organizationIds = {
  platform: '310000000000000001',
  acme: '310000000000000002',
  mueller: '310000000000000003',
  personal: '310000000000000004',
} as const;

/** ZITADEL ids of demo people. */
export const people = {
  owner: '310000000000000201',
  user: '310000000000000202',
  otherOwner: '310000000000000301',
  personalOwner: '310000000000000401',
  operator: '310000000000000102',
  admin: '310000000000000101',
} as const;

export type PersonName = keyof typeof people;

/** Who calls: nobody, a person, or another system that Backstage knows. */
export type Principal = 'anonymous' | PersonName | 'service';
