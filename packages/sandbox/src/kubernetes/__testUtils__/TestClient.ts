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
  ApiException,
  CustomObjectsApi,
  KubeConfig,
  PatchStrategy,
  setHeaderOptions,
  Watch,
} from '@kubernetes/client-node';
import type { JsonObject, KubeObject } from '../KubeObject';
import type { Kubernetes } from '../startKubernetes';
import { TENANTS } from './tenants';

interface Options {
  fieldManager?: string;
  fieldValidation?: string;
  dryRun?: string;
  force?: boolean;
}

/** PiecedTenants through the same client library that the portal uses. */
export class TestClient {
  readonly config: KubeConfig;
  readonly #api: CustomObjectsApi;

  constructor(kubernetes: Kubernetes, who: 'admin' | 'portal') {
    this.config = new KubeConfig();
    this.config.loadFromString(kubernetes.kubeconfig(who));
    this.#api = this.config.makeApiClient(CustomObjectsApi);
  }

  create(body: object, options: Options = {}): Promise<KubeObject> {
    return this.#api.createClusterCustomObject({
      ...TENANTS,
      ...options,
      body,
    });
  }

  get(name: string): Promise<KubeObject> {
    return this.#api.getClusterCustomObject({ ...TENANTS, name });
  }

  list(
    options: {
      labelSelector?: string;
      fieldSelector?: string;
      limit?: number;
      _continue?: string;
    } = {},
  ): Promise<{ metadata: Record<string, string>; items: KubeObject[] }> {
    return this.#api.listClusterCustomObject({ ...TENANTS, ...options });
  }

  patch(
    name: string,
    body: object,
    strategy: PatchStrategy,
    options: Options = {},
  ): Promise<KubeObject> {
    return this.#api.patchClusterCustomObject(
      { ...TENANTS, ...options, name, body },
      setHeaderOptions('Content-Type', strategy),
    );
  }

  merge(name: string, body: object, options?: Options): Promise<KubeObject> {
    return this.patch(name, body, PatchStrategy.MergePatch, options);
  }

  apply(body: KubeObject, options: Options): Promise<KubeObject> {
    const { name } = body.metadata;
    return this.patch(name, body, PatchStrategy.ServerSideApply, options);
  }

  mergeStatus(name: string, status: object): Promise<KubeObject> {
    return this.#api.patchClusterCustomObjectStatus(
      { ...TENANTS, name, body: { status } },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    );
  }

  replace(name: string, body: object): Promise<KubeObject> {
    return this.#api.replaceClusterCustomObject({ ...TENANTS, name, body });
  }

  delete(
    name: string,
    options: { propagationPolicy?: string; body?: object } = {},
  ): Promise<JsonObject> {
    return this.#api.deleteClusterCustomObject({
      ...TENANTS,
      ...options,
      name,
    });
  }

  /** Watches until `stop`; `events` grows. `ended` resolves with the error or nothing when the stream is over. */
  async watch(query: Record<string, string | number | boolean> = {}) {
    const events: { type: string; object: KubeObject }[] = [];
    let end: (error: unknown) => void;
    const ended = new Promise<unknown>(resolve => {
      end = resolve;
    });
    const controller = await new Watch(this.config).watch(
      '/apis/pieced.ch/v1alpha1/piecedtenants',
      query,
      (type, object) => events.push({ type, object }),
      error => end(error),
    );
    return { events, ended, stop: () => controller.abort() };
  }
}

/** The Status object of a refused call; fails when the call was not refused. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<JsonObject & { message: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiException) {
      return JSON.parse(error.body);
    }
    throw error;
  }
  throw new Error('The call was not refused');
}
