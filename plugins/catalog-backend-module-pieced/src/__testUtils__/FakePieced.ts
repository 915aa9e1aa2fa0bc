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
import type { Organization, Tenant } from '@pieced/plugin-pieced-common';
import type { PiecedService } from '@pieced/plugin-pieced-node';

type Source = Pick<
  PiecedService,
  'getTenant' | 'listOrganizations' | 'listTenants'
>;

/** A portal in memory that pages by two and can be made to fail. */
export class FakePieced implements Source {
  readonly organizations = new Map<string, Organization>();
  readonly tenants = new Map<string, Tenant>();
  /** What was asked, such as `getTenant acme`. */
  readonly calls: string[] = [];
  failure?: Error;

  add(...things: (Organization | Tenant)[]): void {
    for (const thing of things) {
      if ('members' in thing) {
        this.organizations.set(thing.id, thing);
      } else {
        this.tenants.set(thing.name, thing);
      }
    }
  }

  async listOrganizations({ cursor }: { cursor?: string }) {
    this.#called('listOrganizations');
    return page([...this.organizations.values()], cursor);
  }

  async listTenants({ cursor }: { cursor?: string }) {
    this.#called('listTenants');
    return {
      ...page([...this.tenants.values()], cursor),
      freshness: { isLive: true },
      phases: {
        Pending: 0,
        Provisioning: 0,
        Running: 0,
        Ready: 0,
        Error: 0,
        Deleting: 0,
      },
    };
  }

  async getTenant(name: string) {
    this.#called(`getTenant ${name}`);
    const tenant = this.tenants.get(name);
    if (!tenant) {
      throw Object.assign(new NotFoundError(name), { statusCode: 404 });
    }
    return { ...tenant, freshness: { isLive: true } };
  }

  #called(call: string): void {
    this.calls.push(call);
    if (this.failure) {
      throw this.failure;
    }
  }
}

function page<T>(all: T[], cursor = '0') {
  const end = Number(cursor) + 2;
  return {
    items: all.slice(Number(cursor), end),
    nextCursor: end < all.length ? String(end) : undefined,
    totalItems: all.length,
  };
}
