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
  piecedAnnotations,
  type PackageDefinition,
} from '@pieced/plugin-pieced-common';
import type { PiecedTenantManifest } from '../integrations/kubernetes/PiecedTenantResource';
import { toolsFileFor } from '../templates/toolsFile';
import type { RequestRow } from './RequestRow';
import { displayNameOf } from './requestView';

/** The custom resource that a request becomes. */
export function tenantManifestFor(
  row: RequestRow,
  parts: { files: Record<string, string>; catalogue: PackageDefinition[] },
): PiecedTenantManifest {
  const packages: string[] = JSON.parse(row.packages);
  return {
    apiVersion: 'pieced.ch/v1alpha1',
    kind: 'PiecedTenant',
    metadata: {
      name: row.tenant_name,
      labels: { [piecedAnnotations.organizationId]: row.organization_id },
      annotations: { [piecedAnnotations.requestId]: row.id },
    },
    spec: {
      displayName: displayNameOf(row),
      agentName: row.agent_name,
      packages,
      workspaceFiles: {
        ...parts.files,
        'TOOLS.md': toolsFileFor(packages, parts.catalogue),
      },
      suspend: false,
    },
  };
}
