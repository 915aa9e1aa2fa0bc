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

import { mockServices } from '@backstage/backend-test-utils';
import { readZitadelOptions } from './readZitadelOptions';
import { zitadelScopes } from './zitadelScopes';

describe('readZitadelOptions', () => {
  it('should say what is missing and what it is for', () => {
    expect(() => readZitadelOptions(mockServices.rootConfig())).toThrow(
      "Missing config value 'pieced.platform.organizationId': set it to the ZITADEL id of PieCed's own organization",
    );
  });

  it('should read the project where it is given and ask ZITADEL for its roles', () => {
    const options = readZitadelOptions(
      mockServices.rootConfig({
        data: {
          pieced: {
            platform: { organizationId: '1' },
            zitadel: { projectId: '900' },
          },
        },
      }),
    );
    expect(options).toEqual({
      platformOrganizationId: '1',
      projectId: '900',
      isForCustomers: false,
    });
    expect(zitadelScopes(options)).toEqual([
      'offline_access',
      'urn:zitadel:iam:user:resourceowner',
      'urn:zitadel:iam:org:projects:roles',
      'urn:zitadel:iam:org:project:id:900:aud',
    ]);
  });

  it('should know the deployment for customers', () => {
    const options = readZitadelOptions(
      mockServices.rootConfig({
        data: {
          pieced: { deployment: 'customer', platform: { organizationId: '1' } },
        },
      }),
    );
    expect(options.isForCustomers).toBe(true);
  });

  it('should go without a project', () => {
    const options = readZitadelOptions(
      mockServices.rootConfig({
        data: { pieced: { platform: { organizationId: '1' } } },
      }),
    );
    expect(zitadelScopes(options)).toEqual([
      'offline_access',
      'urn:zitadel:iam:user:resourceowner',
    ]);
  });
});
