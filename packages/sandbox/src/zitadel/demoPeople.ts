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

import type { Directory } from './Directory';
import type { Project } from './records';

/** The organization of PieCed itself, which owns the project and employs the platform staff. */
export const PLATFORM_ORGANIZATION_ID = '310000000000000001';

export const PORTAL_PROJECT: Project = {
  id: '310000000000000900',
  name: 'PieCed Portal',
  organizationId: PLATFORM_ORGANIZATION_ID,
  roles: [
    { key: 'owner', displayName: 'Owner', group: 'customer' },
    { key: 'user', displayName: 'User', group: 'customer' },
    { key: 'platform_admin', displayName: 'Platform admin', group: 'staff' },
    {
      key: 'platform_operator',
      displayName: 'Platform operator',
      group: 'staff',
    },
  ],
};

interface DemoOrganization {
  id: string;
  name: string;
  people: {
    id: string;
    name: [given: string, family: string];
    email: string;
    language: string;
    role: string;
  }[];
}

const PLATFORM: DemoOrganization = {
  id: PLATFORM_ORGANIZATION_ID,
  name: 'PieCed IT',
  people: [
    {
      id: '310000000000000101',
      name: ['Petra', 'Admin'],
      email: 'petra.admin@pieced.example',
      language: 'de',
      role: 'platform_admin',
    },
    {
      id: '310000000000000102',
      name: ['Otto', 'Operator'],
      email: 'otto.operator@pieced.example',
      language: 'en',
      role: 'platform_operator',
    },
  ],
};

const CUSTOMERS: DemoOrganization[] = [
  {
    id: '310000000000000002',
    name: 'Acme GmbH',
    people: [
      {
        id: '310000000000000201',
        name: ['Anna', 'Keller'],
        email: 'anna.keller@acme.example',
        language: 'de',
        role: 'owner',
      },
      {
        id: '310000000000000202',
        name: ['Ben', 'Frei'],
        email: 'ben.frei@acme.example',
        language: 'en',
        role: 'user',
      },
    ],
  },
  {
    id: '310000000000000003',
    name: 'Müller AG',
    people: [
      {
        id: '310000000000000301',
        name: ['Claire', 'Müller'],
        email: 'claire.mueller@mueller.example',
        language: 'fr',
        role: 'owner',
      },
      {
        id: '310000000000000302',
        name: ['Dario', 'Rossi'],
        email: 'dario.rossi@mueller.example',
        language: 'it',
        role: 'user',
      },
    ],
  },
  {
    id: '310000000000000004',
    name: 'Hans Müller (Personal)',
    people: [
      {
        id: '310000000000000401',
        name: ['Hans', 'Müller'],
        email: 'hans.mueller@post.example',
        language: 'de',
        role: 'owner',
      },
    ],
  },
];

const DEMO_IDS = new Set(
  [PLATFORM, ...CUSTOMERS].flatMap(({ people }) => people.map(({ id }) => id)),
);

/** Demo people sign in with one press, everybody else with a password. */
export function isDemoPerson(id: string): boolean {
  return DEMO_IDS.has(id);
}

/** PieCed's own organization and staff, without which nobody could work; safe to repeat. */
export function ensurePlatform(directory: Directory): void {
  if (!directory.organization(PLATFORM.id)) {
    addDemoOrganization(directory, PLATFORM);
  }
}

/** The demo customers, once per state: what a developer removed later stays removed. */
export function seedCustomers(directory: Directory): void {
  if (directory.seeded) {
    return;
  }
  for (const customer of CUSTOMERS) {
    addDemoOrganization(directory, customer);
  }
  directory.markSeeded();
}

function addDemoOrganization(
  directory: Directory,
  demo: DemoOrganization,
): void {
  directory.addOrganization({ id: demo.id, name: demo.name });
  if (demo.id !== PLATFORM_ORGANIZATION_ID) {
    directory.addProjectGrant({
      projectId: PORTAL_PROJECT.id,
      grantedOrganizationId: demo.id,
      roleKeys: ['owner', 'user'],
    });
  }
  for (const person of demo.people) {
    const [givenName, familyName] = person.name;
    directory.addPerson({
      id: person.id,
      organizationId: demo.id,
      username: person.email,
      givenName,
      familyName,
      displayName: `${givenName} ${familyName}`,
      preferredLanguage: person.language,
      email: person.email,
      emailVerified: true,
      state: 'USER_STATE_ACTIVE',
    });
    directory.addAuthorization({
      userId: person.id,
      projectId: PORTAL_PROJECT.id,
      organizationId: demo.id,
      roleKeys: [person.role],
    });
  }
}
