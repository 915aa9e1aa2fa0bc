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

import { CollectorStore } from './collectors/CollectorStore';
import type { PiecedConfig } from './config';
import type { Database } from './database/Database';
import { InvitationIntents } from './invitations/InvitationIntents';
import { AssignmentStore } from './members/AssignmentStore';
import { MemberStore } from './members/MemberStore';
import { NoticeQueue } from './notices/NoticeQueue';
import { OperationStore } from './operations/OperationStore';
import { OrganizationStore } from './organizations/OrganizationStore';
import { RegistrationStore } from './registration/RegistrationStore';
import { DraftStore } from './requests/DraftStore';
import { RequestStore } from './requests/RequestStore';
import { TenantStore } from './tenants/TenantStore';

/** The tables, one store each. */
export type Stores = ReturnType<typeof createStores>;

export function createStores(options: {
  database: Database;
  settings: Pick<PiecedConfig, 'platformOrganizationId'>;
}) {
  const { database, settings } = options;
  const operations = new OperationStore({ database });
  const notices = new NoticeQueue({ ...settings, operations });
  const requests = new RequestStore({
    database,
    onStatus: (tx, row) => notices.tell(tx, row),
  });
  return {
    assignments: new AssignmentStore({ database }),
    collectors: new CollectorStore({ database }),
    drafts: new DraftStore({ database }),
    invitations: new InvitationIntents({ database }),
    members: new MemberStore({ database }),
    operations,
    organizations: new OrganizationStore({
      database,
      platformOrganizationId: settings.platformOrganizationId,
    }),
    registrations: new RegistrationStore({
      database,
      onRefused: (tx, row) => notices.tellRegistrant(tx, row),
    }),
    requests,
    tenants: new TenantStore({ database, requests }),
  };
}
