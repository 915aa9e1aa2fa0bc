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

import { NotFoundError } from '@backstage/errors';
import {
  piecedTenantReadPermission,
  type Freshness,
  type listTenantsQuerySchema,
  type TenantDetail,
  type TenantPage,
} from '@pieced/plugin-pieced-common';
import { piecedTenantResourceRef } from '@pieced/plugin-pieced-node';
import type { z } from 'zod';
import type { Authorizer } from '../access/Authorizer';
import type { Access } from '../access/CallerService';
import { tenantLeafToSql } from '../access/criteriaToSql';
import type { CollectorStore } from '../collectors/CollectorStore';
import type { Narrow } from '../requests/RequestStore';
import type { TenantStore } from './TenantStore';
import { TENANT_WATCH } from './TenantTable';
import { freshnessOf, phaseCountsOf, tenantViewOf } from './tenantView';

/** Shows tenants from the table that the watch keeps. */
export class TenantService {
  readonly #store: TenantStore;
  readonly #collectors: CollectorStore;
  readonly #authorizer: Authorizer;

  constructor(options: {
    store: TenantStore;
    collectors: CollectorStore;
    authorizer: Authorizer;
  }) {
    this.#store = options.store;
    this.#collectors = options.collectors;
    this.#authorizer = options.authorizer;
  }

  async list(
    filter: z.output<typeof listTenantsQuerySchema>,
    access: Access,
  ): Promise<TenantPage> {
    const narrow = await this.#readable(access);
    const [page, freshness] = await Promise.all([
      this.#store.page(filter, access.scope, narrow),
      this.#freshness(),
    ]);
    return {
      items: page.rows.map(row => tenantViewOf(row, access)),
      totalItems: page.total,
      nextCursor: page.nextCursor,
      phases: phaseCountsOf(page.phases),
      freshness,
    };
  }

  async get(name: string, access: Access): Promise<TenantDetail> {
    const narrow = await this.#readable(access);
    const [row, freshness] = await Promise.all([
      this.#store.get(name, access.scope, narrow),
      this.#freshness(),
    ]);
    if (!row) {
      throw new NotFoundError(`No tenant named '${name}'`);
    }
    return { ...tenantViewOf(row, access), freshness };
  }

  async #readable({ credentials }: Access): Promise<Narrow> {
    const ceiling = await this.#authorizer.ceiling({
      permission: piecedTenantReadPermission,
      resourceRef: piecedTenantResourceRef,
      leafToSql: tenantLeafToSql,
      credentials,
    });
    return ceiling.narrow;
  }

  async #freshness(): Promise<Freshness> {
    return freshnessOf(await this.#collectors.status(TENANT_WATCH));
  }
}
