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
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { defaultPackages } from '@pieced/plugin-pieced-common';
import { Authorizer } from './access/Authorizer';
import { CallerService } from './access/CallerService';
import type { Database } from './database/Database';
import { noticeOutline } from './notices/noticeOutline';
import { OperationService } from './operations/OperationService';
import { MemberCommands } from './members/MemberCommands';
import { MemberDesk } from './members/MemberDesk';
import { MemberGuard } from './members/MemberGuard';
import { MemberInvitations } from './members/MemberInvitations';
import { memberOutlines } from './members/memberOutlines';
import { MemberService } from './members/MemberService';
import { OrganizationService } from './organizations/OrganizationService';
import { cancelOutline } from './registration/cancelOutline';
import { DomainRegister } from './registration/DomainRegister';
import { registerOutline } from './registration/registerOutline';
import { RegistrationGuard } from './registration/RegistrationGuard';
import { RegistrationLimit } from './registration/RegistrationLimit';
import { RegistrationService } from './registration/RegistrationService';
import { Approval } from './requests/Approval';
import { provisionOutline } from './requests/provisionOperation';
import { RequestFiler } from './requests/RequestFiler';
import { RequestGuard } from './requests/RequestGuard';
import { RequestInputReader } from './requests/RequestInputReader';
import { RequestService } from './requests/RequestService';
import { WizardService } from './requests/WizardService';
import { createSealer, type SealingKeys } from './sealing';
import { SessionService } from './session/SessionService';
import type { Stores } from './stores';
import { TenantService } from './tenants/TenantService';

/** What the routes call. Nothing here talks to an outside system. */
export function createServices(options: {
  database: Database;
  httpAuth: HttpAuthService;
  isForCustomers: boolean;
  keys: SealingKeys;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  stores: Stores;
  userInfo: UserInfoService;
}) {
  const { database, keys, stores } = options;
  const catalogue = defaultPackages;
  const authorizer = new Authorizer({
    permissions: options.permissions,
    registry: options.permissionsRegistry,
  });
  const reader = new RequestInputReader({ ...stores, catalogue });

  const requestGuard = new RequestGuard({ store: stores.requests, authorizer });
  const memberGuard = new MemberGuard({ ...stores, authorizer });
  const registrationGuard = new RegistrationGuard({ authorizer });
  const operations = new OperationService({
    database,
    store: stores.operations,
    authorizer,
    outlines: [
      provisionOutline,
      noticeOutline,
      registerOutline,
      cancelOutline,
      ...memberOutlines,
    ],
    maySee: async (subject, access) =>
      subject.startsWith('notice:')
        ? access.isStaff
        : (await requestGuard.maySee(subject, access)) ||
          (await memberGuard.maySee(subject, access)) ||
          registrationGuard.maySee(subject, access),
  });
  const requests = new RequestService({
    database,
    store: stores.requests,
    filer: new RequestFiler({
      ...stores,
      database,
      store: stores.requests,
      reader,
      sealer: createSealer(keys),
    }),
    approval: new Approval({ ...stores, catalogue }),
    operations,
    authorizer,
    guard: requestGuard,
  });

  const members = new MemberService({
    ...stores,
    store: stores.members,
    operations,
    guard: memberGuard,
  });
  const memberDesk = new MemberDesk({
    ...stores,
    database,
    store: stores.members,
    queue: stores.operations,
    guard: memberGuard,
    members,
  });

  return {
    callers: new CallerService({
      ...options,
      members: stores.members,
    }),
    members,
    memberCommands: new MemberCommands({
      ...stores,
      store: stores.members,
      desk: memberDesk,
    }),
    memberInvitations: new MemberInvitations({
      store: stores.members,
      queue: stores.operations,
      desk: memberDesk,
    }),
    operations,
    organizations: new OrganizationService({
      store: stores.organizations,
      authorizer,
      guard: memberGuard,
    }),
    registrations: new RegistrationService({
      database,
      store: stores.registrations,
      queue: stores.operations,
      operations,
      domains: new DomainRegister(),
      limit: new RegistrationLimit({ database }),
      guard: registrationGuard,
    }),
    requests,
    sessions: new SessionService({ ...stores, authorizer, requests }),
    tenants: new TenantService({
      ...stores,
      store: stores.tenants,
      authorizer,
    }),
    wizard: new WizardService({ ...stores, reader, requests }),
  };
}
