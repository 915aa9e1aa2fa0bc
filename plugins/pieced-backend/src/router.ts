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

import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { CallerService } from './access/CallerService';
import { readBody } from './http/readBody';
import { addMemberRoutes } from './members/memberRouter';
import type { MemberCommands } from './members/MemberCommands';
import type { MemberInvitations } from './members/MemberInvitations';
import type { MemberService } from './members/MemberService';
import { addOperationRoutes } from './operations/operationRouter';
import type { OperationService } from './operations/OperationService';
import { addOrganizationRoutes } from './organizations/organizationRouter';
import type { OrganizationService } from './organizations/OrganizationService';
import { addRegistrationRoutes } from './registration/registrationRouter';
import type { RegistrationService } from './registration/RegistrationService';
import { addRequestRoutes } from './requests/requestRouter';
import type { RequestService } from './requests/RequestService';
import { addWizardRoutes } from './requests/wizardRouter';
import type { WizardService } from './requests/WizardService';
import { addSessionRoutes } from './session/sessionRouter';
import type { SessionService } from './session/SessionService';
import { addTenantRoutes } from './tenants/tenantRouter';
import type { TenantService } from './tenants/TenantService';

/** Everything below `/api/pieced`. */
export function createRouter(options: {
  auditor: AuditorService;
  callers: CallerService;
  memberCommands: MemberCommands;
  memberInvitations: MemberInvitations;
  members: MemberService;
  operations: OperationService;
  organizations: OrganizationService;
  registrations: RegistrationService;
  requests: RequestService;
  sessions: SessionService;
  tenants: TenantService;
  trustedProxies: number;
  wizard: WizardService;
}): ExpressRouter {
  const router = Router();
  router.use(readBody());
  addSessionRoutes(router, options);
  addWizardRoutes(router, options);
  addRegistrationRoutes(router, options);
  addRequestRoutes(router, options);
  addTenantRoutes(router, options);
  addOperationRoutes(router, options);
  addOrganizationRoutes(router, options);
  addMemberRoutes(router, options);
  return router;
}
