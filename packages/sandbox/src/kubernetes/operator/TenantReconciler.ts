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

import { ApiError } from '../ApiError';
import { namespaces } from '../builtinResources';
import type { JsonObject, KubeObject } from '../KubeObject';
import type { ResourceType } from '../ResourceType';
import type { ObjectApi } from '../write/ObjectApi';
import { isTrue, withConditions, type Condition } from './conditions';
import type { ModelAccess } from './ModelAccess';
import { nextStep, OPERATOR_FINALIZER, specOf, statusOf } from './nextStep';
import type { PackageSecrets } from './PackageSecrets';

const ORGANIZATION_LABEL = 'pieced.ch/zitadel-org-id';

/** What a reconciliation came to: `retry` when something outside has to change first. */
export type Outcome = 'done' | 'retry';

/**
 * Takes one instance one step further: Pending → Provisioning → Running → Ready.
 *
 * A suspended instance stays at (or falls back to) Running with WorkloadReady=False for the reason Suspended. A changed
 * spec of a ready instance is taken over in one step; until then `observedGeneration` lags behind.
 */
export class TenantReconciler {
  readonly #api: ObjectApi;
  readonly #type: ResourceType;
  readonly #models?: ModelAccess;
  readonly #secrets?: PackageSecrets;

  constructor(options: {
    api: ObjectApi;
    type: ResourceType;
    models?: ModelAccess;
    secrets?: PackageSecrets;
  }) {
    this.#api = options.api;
    this.#type = options.type;
    this.#models = options.models;
    this.#secrets = options.secrets;
  }

  async reconcile(tenant: KubeObject): Promise<Outcome> {
    switch (nextStep(tenant)) {
      case 'accept':
        return this.#accept(tenant);
      case 'prepare':
        return this.#prepare(tenant);
      case 'provision':
        return this.#provision(tenant);
      case 'complete':
        return this.#complete(tenant);
      case 'announceDeletion':
        return this.#report(tenant, {
          phase: 'Deleting',
          message: 'The instance is being deleted.',
        });
      case 'delete':
        return this.#delete(tenant);
      default:
        return 'done';
    }
  }

  #accept(tenant: KubeObject): Outcome {
    const { name, finalizers = [] } = tenant.metadata;
    if (!finalizers.includes(OPERATOR_FINALIZER)) {
      this.#setFinalizers(name, [...finalizers, OPERATOR_FINALIZER]);
    }
    const waiting = 'Waiting for its turn.';
    return this.#report(tenant, { phase: 'Pending' }, [
      condition('NamespaceReady', 'False', 'Waiting', waiting),
      condition('SecretsReady', 'False', 'Waiting', waiting),
      condition('ModelAccessReady', 'False', 'Waiting', waiting),
      condition('WorkloadReady', 'False', 'Waiting', waiting),
    ]);
  }

  #prepare(tenant: KubeObject): Outcome {
    const namespace = namespaceOf(tenant);
    if (!this.#api.store.get(namespaces, undefined, namespace)) {
      const labels = { 'pieced.ch/tenant': tenant.metadata.name };
      this.#api.create(
        { type: namespaces },
        {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: namespace, labels },
        },
        { manager: 'pieced-operator' },
      );
    }
    const created = `Namespace ${namespace} exists.`;
    return this.#report(
      tenant,
      { phase: 'Provisioning', tenantNamespace: namespace },
      [condition('NamespaceReady', 'True', 'NamespaceCreated', created)],
    );
  }

  async #provision(tenant: KubeObject): Promise<Outcome> {
    const { name } = tenant.metadata;
    const organization = tenant.metadata.labels?.[ORGANIZATION_LABEL];
    const packages = packagesOf(tenant);
    const secrets =
      (await this.#secrets?.check(name, packages)) ??
      condition('SecretsReady', 'True', 'NotChecked', 'No OpenBao to look in.');
    const models = await this.#modelAccess(tenant, organization);

    if (models.status !== 'True') {
      const error = { phase: 'Error', message: models.message };
      this.#report(tenant, error, [secrets, models]);
      return 'retry';
    }
    if (secrets.status !== 'True') {
      const waiting = { message: secrets.message };
      this.#report(tenant, waiting, [secrets, models]);
      return 'retry';
    }
    const suspended = specOf(tenant).suspend === true;
    const ready = statusOf(tenant).phase === 'Ready' && !suspended;
    return this.#report(
      tenant,
      {
        phase: ready ? 'Ready' : 'Running',
        observedGeneration: tenant.metadata.generation,
        enabledPackages: packages,
        litellmTeamId: organization,
        litellmKeyAlias: name,
      },
      [secrets, models, workload(ready, suspended)],
    );
  }

  async #modelAccess(
    tenant: KubeObject,
    organization: string | undefined,
  ): Promise<Condition> {
    const { name } = tenant.metadata;
    if (!organization) {
      return condition(
        'ModelAccessReady',
        'False',
        'OrganizationMissing',
        `The label ${ORGANIZATION_LABEL} is missing.`,
      );
    }
    if (
      this.#models &&
      !isTrue(statusOf(tenant).conditions, 'ModelAccessReady')
    ) {
      return this.#models.ensure(organization, name);
    }
    const message = `The model key ${name} of team ${organization} exists.`;
    return condition('ModelAccessReady', 'True', 'KeyIssued', message);
  }

  #complete(tenant: KubeObject): Outcome {
    return this.#report(tenant, { phase: 'Ready' }, [workload(true, false)]);
  }

  async #delete(tenant: KubeObject): Promise<Outcome> {
    const { name, finalizers = [] } = tenant.metadata;
    const failure = await this.#models?.remove(name);
    if (failure) {
      this.#report(tenant, { message: failure });
      return 'retry';
    }
    const namespace = namespaceOf(tenant);
    if (this.#api.store.get(namespaces, undefined, namespace)) {
      this.#api.delete({ type: namespaces, name: namespace }, {}, {});
    }
    this.#setFinalizers(
      name,
      finalizers.filter(finalizer => finalizer !== OPERATOR_FINALIZER),
    );
    return 'done';
  }

  #setFinalizers(name: string, finalizers: string[]): void {
    this.#api.patch(
      { type: this.#type, name },
      { type: 'merge', body: { metadata: { finalizers } } },
      { manager: 'pieced-operator' },
    );
  }

  /** Writes the status. An instance that has vanished meanwhile needs none. */
  #report(
    tenant: KubeObject,
    status: JsonObject,
    conditions: Condition[] = [],
  ): Outcome {
    const { name, generation } = tenant.metadata;
    const body = {
      status: {
        message: null,
        ...status,
        conditions: withConditions(
          statusOf(tenant).conditions,
          conditions,
          generation,
        ),
      },
    };
    try {
      this.#api.patch(
        { type: this.#type, name, subresource: 'status' },
        { type: 'merge', body },
        { manager: 'pieced-operator' },
      );
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 404)) {
        throw error;
      }
    }
    return 'done';
  }
}

function workload(ready: boolean, suspended: boolean): Condition {
  if (suspended) {
    const message = 'The assistant is stopped as asked; its data is kept.';
    return condition('WorkloadReady', 'False', 'Suspended', message);
  }
  return ready
    ? condition('WorkloadReady', 'True', 'Available', 'The assistant runs.')
    : condition('WorkloadReady', 'False', 'Starting', 'The assistant starts.');
}

function condition(
  type: Condition['type'],
  status: Condition['status'],
  reason: string,
  message: string,
): Condition {
  return { type, status, reason, message };
}

function namespaceOf(tenant: KubeObject): string {
  return `tenant-${tenant.metadata.name}`;
}

function packagesOf(tenant: KubeObject): string[] {
  const { packages } = specOf(tenant);
  return Array.isArray(packages) ? packages.map(String) : [];
}
