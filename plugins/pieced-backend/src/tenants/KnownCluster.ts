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

import type { CollectorStore } from '../collectors/CollectorStore';
import type {
  PiecedTenantManifest,
  PiecedTenantResource,
} from '../integrations/kubernetes/PiecedTenantResource';
import type {
  TenantCluster,
  TenantList,
  TenantWatchOptions,
} from '../integrations/kubernetes/TenantCluster';
import { UpstreamError } from '../integrations/UpstreamError';
import { TENANT_WATCH } from './TenantTable';

/**
 * The cluster that the tenants table was read from, and no other: a worker that is pointed at another one would take
 * every tenant for deleted and make new ones where nobody looks.
 */
export class KnownCluster implements TenantCluster {
  readonly #cluster: TenantCluster;
  readonly #collectors: CollectorStore;
  readonly #adopted?: string;
  #confirmed = false;

  constructor(options: {
    cluster: TenantCluster;
    collectors: CollectorStore;
    /** The identity of a cluster to which the tenants have been moved. */
    adopted?: string;
  }) {
    this.#cluster = options.cluster;
    this.#collectors = options.collectors;
    this.#adopted = options.adopted;
  }

  identity(options?: { signal?: AbortSignal }): Promise<string> {
    return this.#cluster.identity(options);
  }

  async create(
    manifest: PiecedTenantManifest,
    options?: { dryRun?: boolean },
  ): Promise<PiecedTenantResource> {
    if (!this.#confirmed) {
      await this.#confirm();
    }
    return this.#cluster.create(manifest, options);
  }

  get(name: string): Promise<PiecedTenantResource | undefined> {
    return this.#cluster.get(name);
  }

  async list(options?: { signal?: AbortSignal }): Promise<TenantList> {
    await this.#confirm(options);
    return this.#cluster.list(options);
  }

  watch(options: TenantWatchOptions): Promise<void> {
    return this.#cluster.watch(options);
  }

  /** @throws UpstreamError `other_cluster`; it is tried again, because it is for an operator to mend */
  async #confirm(options?: { signal?: AbortSignal }): Promise<void> {
    const identity = await this.#cluster.identity(options);
    const source = await this.#collectors.source(
      TENANT_WATCH,
      identity,
      this.#adopted,
    );
    this.#confirmed = source === identity;
    if (!this.#confirmed) {
      throw new UpstreamError({
        system: 'kubernetes',
        isTransient: true,
        code: 'other_cluster',
        message: `This is the cluster '${identity}', but the portal's tenants are in '${source}'. Point pieced.kubernetes back to it, or, if the tenants have been moved, set pieced.kubernetes.adoptedCluster to '${identity}'`,
      });
    }
  }
}
