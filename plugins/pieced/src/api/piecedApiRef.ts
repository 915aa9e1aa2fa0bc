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

import { createApiRef } from '@backstage/frontend-plugin-api';
import type { PiecedClient } from '@pieced/plugin-pieced-common';

/**
 * The portal's API as the pages use it.
 *
 * @public
 */
export type PiecedApi = Pick<
  PiecedClient,
  | 'getSession'
  | 'getWizard'
  | 'getDraft'
  | 'saveDraft'
  | 'deleteDraft'
  | 'createRequest'
  | 'listRequests'
  | 'getRequest'
  | 'approveRequest'
  | 'rejectRequest'
  | 'withdrawRequest'
  | 'listTenants'
  | 'getTenant'
  | 'retryOperation'
  | 'listOrganizations'
  | 'listMembers'
  | 'inviteMember'
  | 'updateMember'
  | 'removeMember'
  | 'resendInvitation'
>;

/** @public */
export const piecedApiRef = createApiRef<PiecedApi>().with({
  id: 'plugin.pieced.api',
  pluginId: 'pieced',
});
