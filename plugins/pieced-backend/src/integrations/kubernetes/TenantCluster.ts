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
  ObservedTenant,
  PiecedTenantManifest,
  PiecedTenantResource,
} from './PiecedTenantResource';

/** One change in the cluster. A `BOOKMARK` carries nothing but the resource version reached. */
export type TenantClusterEvent =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: ObservedTenant }
  | { type: 'BOOKMARK'; resourceVersion: string };

/** All tenants of a cluster at one moment. */
export interface TenantList {
  items: ObservedTenant[];
  /** Watch from here to miss nothing. */
  resourceVersion: string;
}

/** The tenants of one Kubernetes cluster. Every method rejects with `UpstreamError` of system `kubernetes`. */
export interface TenantCluster {
  /** What tells this cluster from every other, for as long as it exists. */
  identity(options?: { signal?: AbortSignal }): Promise<string>;

  /**
   * Creates the resource, or with `dryRun` only asks for the API server's verdict.
   * Codes: `already_exists` when the name is taken by anybody, `invalid` with the refused `field`, `forbidden`.
   */
  create(
    manifest: PiecedTenantManifest,
    options?: { dryRun?: boolean },
  ): Promise<PiecedTenantResource>;

  get(name: string): Promise<PiecedTenantResource | undefined>;

  list(options?: { signal?: AbortSignal }): Promise<TenantList>;

  /**
   * Follows changes from a resource version on. Resolves when the server ends the watch, which it does every few
   * minutes, or when the signal aborts. Rejects with code `expired` when the version is too old: list again.
   */
  watch(options: TenantWatchOptions): Promise<void>;
}

export interface TenantWatchOptions {
  resourceVersion: string;
  signal: AbortSignal;
  /** The server has accepted the watch. */
  onOpen: () => void;
  onEvent: (event: TenantClusterEvent) => void;
}
