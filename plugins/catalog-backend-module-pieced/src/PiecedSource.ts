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

import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  piecedAnnotations,
  type Organization,
  type Page,
  type Tenant,
} from '@pieced/plugin-pieced-common';
import type { PiecedService } from '@pieced/plugin-pieced-node';
import { ENTITY_NAMESPACE } from './entities';

const PAGE_SIZE = 100;

/**
 * What the portal has and what the catalog shows of it. Asked as the catalog itself and not on behalf of a person,
 * because the catalog holds the things of all customers and shows each person only theirs.
 */
export class PiecedSource {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #pieced: PiecedService;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    pieced: PiecedService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#pieced = options.pieced;
  }

  organizations(): Promise<Organization[]> {
    return this.#collect((cursor, credentials) =>
      this.#pieced.listOrganizations(
        { cursor, limit: PAGE_SIZE },
        { credentials },
      ),
    );
  }

  tenants(): Promise<Tenant[]> {
    return this.#collect((cursor, credentials) =>
      this.#pieced.listTenants({ cursor, limit: PAGE_SIZE }, { credentials }),
    );
  }

  /** Undefined when the portal has no such tenant (any more). */
  async tenant(name: string): Promise<Tenant | undefined> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    try {
      return await this.#pieced.getTenant(name, { credentials });
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** Refs of the groups and users that the catalog shows for an organization, in whatever replica they were added. */
  async knownRefs(organizationId: string): Promise<string[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: {
          kind: ['Group', 'User'],
          'metadata.namespace': ENTITY_NAMESPACE,
          [`metadata.annotations.${piecedAnnotations.organizationId}`]:
            organizationId,
        },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items.map(entity => stringifyEntityRef(entity));
  }

  async #collect<T>(
    fetchPage: (
      cursor: string | undefined,
      credentials: BackstageCredentials,
    ) => Promise<Page<T>>,
  ): Promise<T[]> {
    const all: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await fetchPage(
        cursor,
        await this.#auth.getOwnServiceCredentials(),
      );
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return all;
  }
}

function isNotFound(error: unknown): boolean {
  return (error as { statusCode?: unknown } | undefined)?.statusCode === 404;
}
