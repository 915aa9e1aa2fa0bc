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

import type { RootConfigService } from '@backstage/backend-plugin-api';

export interface ZitadelOptions {
  /** ZITADEL id of PieCed's own organization, the only one whose members can be staff. */
  platformOrganizationId: string;
  /** ZITADEL id of the portal's project, where its roles come in a claim of their own. */
  projectId?: string;
  /** Whether only customers may come in. */
  isForCustomers: boolean;
}

/** @throws Error when the configuration does not say which organization is PieCed's */
export function readZitadelOptions(config: RootConfigService): ZitadelOptions {
  const platformOrganizationId = config.getOptionalString(
    'pieced.platform.organizationId',
  );
  if (!platformOrganizationId) {
    throw new Error(
      "Missing config value 'pieced.platform.organizationId': set it to the ZITADEL id of PieCed's own organization, " +
        'without which staff cannot be told from customers',
    );
  }
  return {
    platformOrganizationId,
    projectId: config.getOptionalString('pieced.zitadel.projectId'),
    isForCustomers:
      config.getOptionalString('pieced.deployment') === 'customer',
  };
}
