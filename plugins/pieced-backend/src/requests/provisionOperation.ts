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
  type PackageSecrets,
} from '@pieced/plugin-pieced-common';
import type { TenantCluster } from '../integrations/kubernetes/TenantCluster';
import type { PiecedTenantManifest } from '../integrations/kubernetes/PiecedTenantResource';
import type { SecretStore } from '../integrations/openbao/SecretStore';
import { UpstreamError } from '../integrations/UpstreamError';
import type { OperationKind, StepContext } from '../operations/OperationKind';
import { SealedSecretError, type Opener } from '../sealing';
import type { TenantStore } from '../tenants/TenantStore';
import type { RequestStore } from './RequestStore';

/** What approval queues: the custom resource as rendered at that moment. */
export interface ProvisionInput {
  requestId: string;
  manifest: PiecedTenantManifest;
}

/** How the operation is called and which steps it takes. */
export const provisionOutline = {
  kind: 'provision',
  steps: ['secrets', 'forget', 'resource'],
} as const;

/**
 * Turns an approved request into a custom resource: secrets to the secret store, sealed copy erased, resource created.
 */
export function provisionOperation(options: {
  requests: RequestStore;
  tenants: TenantStore;
  opener: Opener;
  secretStore: SecretStore;
  cluster: TenantCluster;
}): OperationKind {
  const { requests, tenants, opener, secretStore, cluster } = options;
  return {
    kind: provisionOutline.kind,
    steps: [
      {
        name: provisionOutline.steps[0],
        system: 'openbao',
        async run(context) {
          const { requestId, manifest } = inputOf(context);
          const envelope = await requests.envelope(requestId);
          if (envelope) {
            const secrets = await openSecrets(opener, envelope, requestId);
            await writeAll(secretStore, manifest.metadata.name, secrets);
          }
        },
      },
      {
        name: provisionOutline.steps[1],
        system: 'portal',
        apply: (context, tx) =>
          requests.forgetSecrets(tx, inputOf(context).requestId),
      },
      {
        name: provisionOutline.steps[2],
        system: 'kubernetes',
        async run(context) {
          const { requestId, manifest } = inputOf(context);
          await createOnce(cluster, manifest);
          return {
            async apply(tx) {
              const row = {
                id: requestId,
                organization_id: context.organizationId,
              };
              await requests.transition(tx, row, 'provisioning');
              await tenants.settleRequest(tx, manifest.metadata.name);
            },
          };
        },
      },
    ],
  };
}

function inputOf(context: StepContext): ProvisionInput {
  return context.input as unknown as ProvisionInput;
}

/** An envelope that does not open now will not open later: somebody has to look. */
async function openSecrets(
  opener: Opener,
  envelope: string,
  requestId: string,
): Promise<PackageSecrets> {
  try {
    return JSON.parse(await opener.open(envelope, requestId));
  } catch (error) {
    if (error instanceof SealedSecretError) {
      throw new UpstreamError({
        system: 'portal',
        isTransient: false,
        code: 'sealed_secret_unreadable',
        message: error.message,
      });
    }
    throw error;
  }
}

/** Writes each package's secrets and makes sure that the store has exactly these keys. */
async function writeAll(
  secretStore: SecretStore,
  tenantName: string,
  secrets: PackageSecrets,
): Promise<void> {
  for (const [packageId, values] of Object.entries(secrets)) {
    await secretStore.writePackageSecrets({ tenantName, packageId, values });
    const stored = await secretStore.packageSecretKeys({
      tenantName,
      packageId,
    });
    if (Object.keys(values).some(key => !stored.includes(key))) {
      throw new UpstreamError({
        system: 'openbao',
        isTransient: true,
        code: 'incomplete',
        message: `OpenBao does not list all secrets of package '${packageId}' after writing them`,
      });
    }
  }
}

/** Creates the resource; finding our own of an earlier attempt is success, finding another's is a name clash. */
async function createOnce(
  cluster: TenantCluster,
  manifest: PiecedTenantManifest,
): Promise<void> {
  try {
    await cluster.create(manifest);
  } catch (error) {
    if (!(error instanceof UpstreamError && error.code === 'already_exists')) {
      throw error;
    }
    const { name, annotations } = manifest.metadata;
    const existing = await cluster.get(name);
    if (
      existing?.metadata.annotations?.[piecedAnnotations.requestId] !==
      annotations?.[piecedAnnotations.requestId]
    ) {
      throw new UpstreamError({
        system: 'kubernetes',
        isTransient: existing === undefined,
        code: 'name_clash',
        message: `A tenant named '${name}' exists already and belongs to another request`,
      });
    }
  }
}
