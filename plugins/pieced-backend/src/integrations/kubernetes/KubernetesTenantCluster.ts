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

import type { Config } from '@backstage/config';
import { z } from 'zod';
import { UpstreamError } from '../UpstreamError';
import { kubeConfigOf } from './kubeConfigOf';
import { KubernetesConnection, unreadableAnswer } from './KubernetesConnection';
import { watchError } from './kubernetesError';
import {
  observedTenantSchema,
  piecedTenantSchema,
} from './PiecedTenantResource';
import type {
  ObservedTenant,
  PiecedTenantManifest,
  PiecedTenantResource,
} from './PiecedTenantResource';
import { readLines } from './readLines';
import type {
  TenantCluster,
  TenantClusterEvent,
  TenantList,
  TenantWatchOptions,
} from './TenantCluster';

const tenantsPath = '/apis/pieced.ch/v1alpha1/piecedtenants';
const pageSize = 500;

const namespaceSchema = z.object({
  metadata: z.object({ uid: z.string().min(1).max(64) }),
});

const pageSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string(),
    continue: z.string().optional(),
  }),
  items: z.array(observedTenantSchema),
});

const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
    object: observedTenantSchema,
  }),
  z.object({
    type: z.literal('BOOKMARK'),
    object: z.object({ metadata: z.object({ resourceVersion: z.string() }) }),
  }),
  z.object({ type: z.literal('ERROR'), object: z.unknown() }),
]);

/** The tenants of a real Kubernetes cluster. */
export class KubernetesTenantCluster implements TenantCluster {
  readonly #connection: KubernetesConnection;
  readonly #silenceMs: number;

  /** @param config - `pieced.kubernetes` */
  static fromConfig(config: Config): KubernetesTenantCluster {
    return new KubernetesTenantCluster({
      connection: new KubernetesConnection(kubeConfigOf(config)),
    });
  }

  /** @param options.silenceMs - how long a watch may stay silent, in milliseconds */
  constructor(options: {
    connection: KubernetesConnection;
    silenceMs?: number;
  }) {
    this.#connection = options.connection;
    this.#silenceMs = options.silenceMs ?? 90_000;
  }

  /** The uid of the namespace `kube-system`: made with the cluster, and what others name clusters by too. */
  async identity(options?: { signal?: AbortSignal }): Promise<string> {
    const body = await this.#connection.call({
      method: 'GET',
      path: '/api/v1/namespaces/kube-system',
      signal: options?.signal,
    });
    return read(namespaceSchema, body).metadata.uid;
  }

  async create(
    manifest: PiecedTenantManifest,
    options?: { dryRun?: boolean },
  ): Promise<PiecedTenantResource> {
    const body = await this.#connection.call({
      method: 'POST',
      path: tenantsPath,
      query: {
        fieldManager: 'pieced-portal',
        fieldValidation: 'Strict',
        dryRun: options?.dryRun ? 'All' : undefined,
      },
      body: manifest,
    });
    return read(piecedTenantSchema, body);
  }

  async get(name: string): Promise<PiecedTenantResource | undefined> {
    try {
      const body = await this.#connection.call({
        method: 'GET',
        path: `${tenantsPath}/${encodeURIComponent(name)}`,
      });
      return read(piecedTenantSchema, body);
    } catch (error) {
      if (error instanceof UpstreamError && error.code === 'not_found') {
        return undefined;
      }
      throw error;
    }
  }

  async list(options?: { signal?: AbortSignal }): Promise<TenantList> {
    const items: ObservedTenant[] = [];
    let next: string | undefined;
    for (;;) {
      const body = await this.#connection.call({
        method: 'GET',
        path: tenantsPath,
        query: { limit: pageSize, continue: next },
        signal: options?.signal,
      });
      const page = read(pageSchema, body);
      items.push(...page.items);
      next = page.metadata.continue;
      if (!next) {
        return { items, resourceVersion: page.metadata.resourceVersion };
      }
    }
  }

  async watch(options: TenantWatchOptions): Promise<void> {
    const { resourceVersion, signal, onOpen, onEvent } = options;
    try {
      const response = await this.#connection.open({
        method: 'GET',
        path: tenantsPath,
        query: {
          watch: true,
          resourceVersion,
          allowWatchBookmarks: true,
          // Spread, so that not all replicas and clusters come back in the same moment.
          timeoutSeconds: 290 + Math.floor(Math.random() * 20),
        },
        signal,
      });
      onOpen();
      for await (const line of readLines(response, this.#silenceMs)) {
        onEvent(eventOf(line));
      }
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }
}

function eventOf(line: string): TenantClusterEvent {
  const event = read(eventSchema, parse(line));
  switch (event.type) {
    case 'ERROR':
      throw watchError(event.object);
    case 'BOOKMARK':
      return {
        type: 'BOOKMARK',
        resourceVersion: event.object.metadata.resourceVersion,
      };
    default:
      return event;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function read<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (!result.success) {
    throw unreadableAnswer();
  }
  return result.data;
}
