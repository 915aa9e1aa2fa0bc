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

import { aTenant } from '../__testUtils__/things';
import { tenantEntity } from './tenantEntity';

describe('tenantEntity', () => {
  it('R-BS-1 should make a tenant a resource of its organization', () => {
    expect(
      tenantEntity(
        aTenant('acme-gmbh-abc12345', {
          displayName: 'Sales',
          message: 'for staff only',
          requestId: 'abc12345-1234-4234-8234-123456789abc',
          namespace: 'tenant-acme-gmbh-abc12345',
        }),
        { appBaseUrl: 'https://portal.example.ch/base/' },
      ),
    ).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'pieced',
        name: 'acme-gmbh-abc12345',
        title: 'Sales',
        annotations: {
          'backstage.io/managed-by-location':
            'pieced:tenants/acme-gmbh-abc12345',
          'backstage.io/managed-by-origin-location':
            'pieced:tenants/acme-gmbh-abc12345',
          'backstage.io/kubernetes-namespace': 'tenant-acme-gmbh-abc12345',
          'pieced.ch/tenant-name': 'acme-gmbh-abc12345',
          'pieced.ch/zitadel-org-id': '7',
          'pieced.ch/request-id': 'abc12345-1234-4234-8234-123456789abc',
          'pieced.ch/phase': 'Ready',
        },
        links: [
          {
            url: 'https://portal.example.ch/base/pieced/instances/acme-gmbh-abc12345',
            title: 'Open in the portal',
            icon: 'dashboard',
          },
        ],
      },
      spec: { type: 'pieced-tenant', owner: 'group:pieced/org-7' },
    });
  });

  it('should do with what is known of a new tenant', () => {
    const { metadata } = tenantEntity(
      aTenant('p-abc12345', { phase: 'Pending' }),
      {},
    );
    expect(metadata.links).toBeUndefined();
    expect(metadata.annotations).not.toHaveProperty('pieced.ch/request-id');
    expect(metadata.annotations).toMatchObject({
      'backstage.io/kubernetes-namespace': 'tenant-p-abc12345',
    });
  });

  it('should mark a suspended tenant', () => {
    const annotationsOf = (suspended: boolean) =>
      tenantEntity(aTenant('acme', { suspended }), {}).metadata.annotations;
    expect(annotationsOf(true)).toMatchObject({
      'pieced.ch/suspended': 'true',
    });
    expect(annotationsOf(false)).not.toHaveProperty('pieced.ch/suspended');
  });
});
