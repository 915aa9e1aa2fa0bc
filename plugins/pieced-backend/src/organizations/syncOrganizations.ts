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

import {
  languageSchema,
  type Language,
  type Member,
} from '@pieced/plugin-pieced-common';
import type {
  Directory,
  DirectoryMember,
} from '../integrations/zitadel/Directory';
import { UpstreamError } from '../integrations/UpstreamError';
import type { OrganizationStore } from './OrganizationStore';

/** Makes the organizations table equal to ZITADEL. A failing directory leaves it as it is. */
export async function syncOrganizations(options: {
  directory: Directory;
  organizations: OrganizationStore;
  now?: () => Date;
}): Promise<{ organizations: number; members: number }> {
  const { directory, organizations, now = () => new Date() } = options;
  const readAt = now();
  const records = (await directory.listOrganizations())
    .filter(organization => organization.state === 'active')
    .map(({ id, name, members }) => ({
      id,
      name,
      members: members.flatMap(member => {
        const role = roleOf(member.roles, organizations.isPlatform(id));
        return role && isEnabled(member)
          ? {
              user_id: member.userId,
              display_name: member.displayName,
              email: member.email,
              language: languageOf(member.preferredLanguage),
              role,
              given_name: member.givenName,
              family_name: member.familyName,
              accepted: member.hasJoined,
              known_since: member.createdAt,
            }
          : [];
      }),
    }));
  // A right that is missing shortens the list without an error; whoever is not in it would lose everything.
  if (!records.some(({ id }) => organizations.isPlatform(id))) {
    throw new UpstreamError({
      system: 'zitadel',
      isTransient: true,
      code: 'incomplete',
      message:
        "ZITADEL's list of organizations lacks PieCed's own, so nothing of it was taken over",
    });
  }
  await organizations.replaceAll(records, readAt);
  return {
    organizations: records.length,
    members: records.reduce((sum, record) => sum + record.members.length, 0),
  };
}

/** Staff roles count in PieCed's own organization only, customer roles everywhere else. */
function roleOf(
  roles: string[],
  isPlatform: boolean,
): Member['role'] | undefined {
  const ranked: Member['role'][] = isPlatform
    ? ['platform_admin', 'platform_operator']
    : ['owner', 'user'];
  return ranked.find(role => roles.includes(role));
}

function isEnabled({ state }: DirectoryMember): boolean {
  return !['inactive', 'locked', 'deleted'].includes(state);
}

function languageOf(tag: string | undefined): Language {
  const parsed = languageSchema.safeParse(tag?.slice(0, 2).toLowerCase());
  return parsed.success ? parsed.data : 'en';
}
