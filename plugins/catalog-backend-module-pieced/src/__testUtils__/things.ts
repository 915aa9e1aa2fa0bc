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

import type {
  Member,
  Organization,
  Tenant,
} from '@pieced/plugin-pieced-common';

export function aMember(id: string, overrides: Partial<Member> = {}): Member {
  return {
    id,
    displayName: `Person ${id}`,
    email: `person.${id}@acme.example`,
    language: 'en',
    role: 'user',
    ...overrides,
  };
}

export function anOrganization(
  id: string,
  overrides: Partial<Organization> = {},
): Organization {
  return {
    id,
    name: `Company ${id}`,
    isPersonal: false,
    isPlatform: false,
    members: [],
    ...overrides,
  };
}

export function aTenant(name: string, overrides: Partial<Tenant> = {}): Tenant {
  return {
    name,
    displayName: `Instance ${name}`,
    organization: { id: '7', name: 'Acme GmbH', isPersonal: false },
    agentName: 'Assistant',
    phase: 'Ready',
    suspended: false,
    packages: [],
    enabledPackages: [],
    conditions: [],
    isSettling: false,
    createdAt: '2026-11-24T08:00:00.000Z',
    observedAt: '2026-11-24T08:00:00.000Z',
    ...overrides,
  };
}
