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

import type { ObservedTenant } from '../../integrations/kubernetes/PiecedTenantResource';

/** One change of one tenant. */
export interface TenantWatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: ObservedTenant;
}

/**
 * Takes what the watch sees. Called by one at a time, in order; when a call rejects, the watch lists all tenants anew,
 * so nothing is lost. After a resumed watch the same event may come twice.
 */
export interface TenantWatchSink {
  /**
   * All tenants of the cluster: what is not among them is gone.
   *
   * @param resourceVersion - the moment that the items show
   */
  replaceAll(items: ObservedTenant[], resourceVersion: string): Promise<void>;

  /** Changes in the order in which they happened; several may be of one tenant. */
  apply(events: TenantWatchEvent[]): Promise<void>;

  /** Everything that the cluster has told so far is applied, and the watch is in touch with it. */
  alive(): Promise<void>;

  /**
   * The watch is not in touch with the cluster, or cannot pass on what it sees.
   *
   * @param reason - machine-readable, such as `unreachable`, `forbidden` or `sink`
   */
  lost(reason: string): Promise<void>;
}
