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

import type { Entity } from '@backstage/catalog-model';
import type {
  AlphaEntity,
  EntityStatusItem,
} from '@backstage/catalog-model/alpha';
import type {
  CatalogProcessor,
  LocationSpec,
} from '@backstage/plugin-catalog-node';
import type { TenantPhase } from '@pieced/plugin-pieced-common';
import {
  LOCATION_TYPE,
  PHASE_ANNOTATION,
  SUSPENDED_ANNOTATION,
  TENANT_TYPE,
} from './entities';

type Status = Pick<EntityStatusItem, 'level' | 'message'>;

const statusOfPhase: Record<TenantPhase, Status> = {
  Pending: { level: 'info', message: 'The instance waits to be set up' },
  Provisioning: { level: 'info', message: 'The instance is being set up' },
  Running: { level: 'info', message: 'The instance is starting' },
  Ready: { level: 'info', message: 'The instance is ready' },
  Error: { level: 'error', message: 'The instance has a problem' },
  Deleting: { level: 'warning', message: 'The instance is being deleted' },
};

const statusOfSuspended: Status = {
  level: 'warning',
  message: 'The instance is suspended',
};

/** Gives tenants a status out of their annotations; the catalog refuses entities that arrive with one. */
export class TenantStatusProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'TenantStatusProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    location: LocationSpec,
  ): Promise<Entity> {
    if (location.type !== LOCATION_TYPE || entity.spec?.type !== TENANT_TYPE) {
      return entity;
    }
    const status = statusOf(entity);
    if (!status) {
      return entity;
    }
    const withStatus: AlphaEntity = {
      ...entity,
      status: { items: [{ type: PHASE_ANNOTATION, ...status }] },
    };
    return withStatus;
  }
}

function statusOf(entity: Entity): Status | undefined {
  const { annotations = {} } = entity.metadata;
  const phase = annotations[PHASE_ANNOTATION];
  return phase === 'Ready' && annotations[SUSPENDED_ANNOTATION] === 'true'
    ? statusOfSuspended
    : statusOfPhase[phase as TenantPhase];
}
