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

import { namespaces, workloads } from './builtinResources';
import { qualifiedResource, type ResourceType } from './ResourceType';
import type { StoreEvent } from './store/ObjectStore';
import { COLLECTOR_FINALIZERS } from './write/deletion';
import type { ObjectApi } from './write/ObjectApi';

/**
 * Lets go of objects that were deleted in the foreground or orphaning (nothing in the stand-in has dependents) and
 * empties namespaces that are gone.
 */
export class GarbageCollector {
  readonly #api: ObjectApi;
  readonly #types: Map<string, ResourceType>;
  readonly #unsubscribe: () => void;

  private constructor(api: ObjectApi, types: ResourceType[]) {
    this.#api = api;
    this.#types = new Map(types.map(type => [qualifiedResource(type), type]));
    this.#unsubscribe = api.store.subscribe(event =>
      setImmediate(() => this.#collect(event)),
    );
  }

  static start(api: ObjectApi, types: ResourceType[]): GarbageCollector {
    const collector = new GarbageCollector(api, types);
    for (const type of types) {
      api.store.list(type).forEach(object => collector.#release(type, object));
    }
    return collector;
  }

  stop(): void {
    this.#unsubscribe();
  }

  #collect({ kind, resource, object }: StoreEvent): void {
    const type = this.#types.get(resource);
    if (kind === 'DELETED' && type === namespaces) {
      this.#empty(object.metadata.name);
    } else if (kind !== 'DELETED' && type) {
      this.#release(type, object);
    }
  }

  #release(type: ResourceType, seen: StoreEvent['object']): void {
    const { name, namespace } = seen.metadata;
    const object = this.#api.store.get(type, namespace, name);
    const finalizers = object?.metadata.finalizers ?? [];
    const kept = finalizers.filter(f => !COLLECTOR_FINALIZERS.includes(f));
    if (object?.metadata.deletionTimestamp && kept.length < finalizers.length) {
      this.#api.patch(
        { type, namespace, name },
        { type: 'merge', body: { metadata: { finalizers: kept } } },
        { manager: 'kube-controller-manager', fieldValidation: 'Ignore' },
      );
    }
  }

  #empty(namespace: string): void {
    for (const type of workloads) {
      for (const { metadata } of this.#api.store.list(type, namespace)) {
        const at = { type, namespace, name: metadata.name };
        this.#api.delete(at, {}, {});
      }
    }
  }
}
