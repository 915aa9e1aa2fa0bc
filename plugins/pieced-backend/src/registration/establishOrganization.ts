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

import { domainToUnicode } from 'node:url';
import { isPersonalOrganizationName } from '@pieced/plugin-pieced-common';
import type { Management } from '../integrations/zitadel/Management';
import { UpstreamError } from '../integrations/UpstreamError';
import { customerDomainOf } from './customerDomainOf';
import { organizationNames } from './organizationNames';
import {
  directoryIdsOf,
  type Refusal,
  type RegistrationRow,
} from './RegistrationRow';
import { settling } from './settling';

/** The name that the organization got, or why there is none. */
export type Establishment = { name: string } | { refusal: Refusal };

/**
 * Makes a registration's organization with its owner, or finds the one that an earlier attempt has made.
 *
 * @param options.announce - called before each call that makes it
 * @param options.unsettledMs - for how long such a call of an earlier attempt may still have its effect
 * @throws UpstreamError
 */
export async function establishOrganization(options: {
  management: Management;
  registration: RegistrationRow;
  announce: () => Promise<void>;
  unsettledMs: number;
}): Promise<Establishment> {
  const { management, registration, announce, unsettledMs } = options;
  if (await isDomainKnown(management, registration)) {
    if (unsettledMs > 0) {
      throw settling(unsettledMs);
    }
    // an attempt before the domain became known may have made it
    await management.deleteOrganization(
      directoryIdsOf(registration.id).organizationId,
    );
    return { refusal: 'duplicate_domain' };
  }
  for (const name of organizationNames(registration)) {
    await announce();
    const refused = await createAs(management, registration, name);
    if (!refused) {
      return { name };
    }
    const outcome = await explain(refused, management, registration, name);
    if (outcome !== 'name_taken') {
      return outcome;
    }
  }
  throw new UpstreamError({
    system: 'zitadel',
    isTransient: false,
    code: 'name_clash',
    message: 'Every name that this organization could get is taken',
  });
}

/** Returns the error that can mean that something about it exists already. */
async function createAs(
  management: Management,
  registration: RegistrationRow,
  name: string,
): Promise<UpstreamError | undefined> {
  const { organizationId, userId } = directoryIdsOf(registration.id);
  try {
    await management.createOrganization({
      organizationId,
      name,
      owner: {
        userId,
        givenName: registration.given_name,
        familyName: registration.family_name,
        email: registration.email,
        preferredLanguage: registration.language ?? undefined,
      },
    });
    return undefined;
  } catch (error) {
    // ZITADEL says `invalid` of a person whose id exists
    if (
      error instanceof UpstreamError &&
      ['already_exists', 'invalid'].includes(error.code)
    ) {
      return error;
    }
    throw error;
  }
}

/** ZITADEL does not say in a readable way what exists already, and its searches lag behind what it knows. */
async function explain(
  refused: UpstreamError,
  management: Management,
  registration: RegistrationRow,
  name: string,
): Promise<Establishment | 'name_taken'> {
  const { organizationId, userId } = directoryIdsOf(registration.id);
  const own = await management.findOrganization(organizationId);
  if (own) {
    return { name: own.name };
  }
  if (refused.code === 'invalid') {
    throw refused;
  }
  const namesakes = await management.findOrganizationsByName(name);
  if (namesakes.some(({ id }) => id === organizationId)) {
    return { name };
  }
  if (namesakes.length > 0) {
    return 'name_taken';
  }
  const people = await management.findUsersByLogin(registration.email);
  if (people.some(person => person.userId !== userId)) {
    return { refusal: 'person_exists' };
  }
  throw new UpstreamError({
    system: 'zitadel',
    isTransient: true,
    code: 'not_visible_yet',
    message: 'ZITADEL knows of something that it does not show yet',
  });
}

/** Whether a company has people of this domain that the portal has not heard of. */
async function isDomainKnown(
  management: Management,
  registration: RegistrationRow,
): Promise<boolean> {
  const { domain } = registration;
  if (!domain) {
    return false;
  }
  const { organizationId } = directoryIdsOf(registration.id);
  const homes = new Set<string>();
  for (const spelling of new Set([domain, domainToUnicode(domain)])) {
    const found = await management.findUsersByDomain(spelling);
    for (const person of found) {
      if (
        person.organizationId &&
        person.organizationId !== organizationId &&
        customerDomainOf(person.email ?? '') === domain
      ) {
        homes.add(person.organizationId);
      }
    }
  }
  for (const id of homes) {
    const home = await management.findOrganization(id);
    if (home && !isPersonalOrganizationName(home.name)) {
      return true;
    }
  }
  return false;
}
