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

import { JsonFile } from '../../JsonFile';
import { ApiError } from '../ApiError';
import type { KubeObject } from '../KubeObject';
import { qualifiedResource, type ResourceType } from '../ResourceType';

/** One change of one object. */
export interface StoreEvent {
  kind: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** `plural.group` of the object's resource. */
  resource: string;
  key: string;
  object: KubeObject;
  /** The object before the change; not there on ADDED. */
  previous?: KubeObject;
  version: number;
}

interface StoreState {
  resourceVersion: number;
  /** Objects by resource, then by `namespace/name`. */
  objects: Record<string, Record<string, KubeObject>>;
}

/**
 * Holds every object under one growing resource version, with a history of changes that is long enough for watches to
 * resume. Objects survive a restart, the history does not: as on a real cluster a watch may then find itself expired.
 */
export class ObjectStore {
  readonly #file: JsonFile<StoreState>;
  readonly #historySize: number;
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  #history: StoreEvent[] = [];
  /** Changes up to this version can no longer be replayed. */
  #forgotten: number;

  constructor(options: { path?: string; historySize: number }) {
    this.#file = new JsonFile<StoreState>(options.path, {
      resourceVersion: 1,
      objects: {},
    });
    this.#historySize = options.historySize;
    this.#forgotten = this.version;
  }

  get version(): number {
    return this.#file.value.resourceVersion;
  }

  get(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    const bucket = this.#file.value.objects[qualifiedResource(type)];
    return bucket?.[keyOf(namespace, name)];
  }

  /** All objects in the order of their keys. */
  list(type: ResourceType, namespace?: string): KubeObject[] {
    const bucket = this.#file.value.objects[qualifiedResource(type)] ?? {};
    return inOrder(new Map(Object.entries(bucket)), namespace);
  }

  /**
   * The objects as they were at an older version.
   *
   * @throws ApiError 410 when the history does not reach back that far
   */
  listAt(
    type: ResourceType,
    version: number,
    namespace?: string,
  ): KubeObject[] {
    const resource = qualifiedResource(type);
    const bucket = this.#file.value.objects[resource] ?? {};
    const objects = new Map(Object.entries(bucket));
    for (const event of this.since(version).reverse()) {
      if (event.resource === resource && event.previous) {
        objects.set(event.key, event.previous);
      } else if (event.resource === resource) {
        objects.delete(event.key);
      }
    }
    return inOrder(objects, namespace);
  }

  /**
   * Changes after a version, oldest first.
   *
   * @throws ApiError 410 when the history does not reach back that far
   */
  since(version: number): StoreEvent[] {
    if (version < this.#forgotten) {
      throw ApiError.expired(
        `too old resource version: ${version} (${this.#forgotten})`,
      );
    }
    return this.#history.filter(event => event.version > version);
  }

  /** Stores an object under the next resource version and returns it as stored. */
  put(type: ResourceType, object: KubeObject): KubeObject {
    const { objects } = this.#file.value;
    const resource = qualifiedResource(type);
    const key = keyOf(object.metadata.namespace, object.metadata.name);
    const bucket = (objects[resource] ??= {});
    const previous = bucket[key];
    const stored = this.#nextVersionOf(object);
    bucket[key] = stored;
    this.#publish({
      kind: previous ? 'MODIFIED' : 'ADDED',
      resource,
      key,
      object: stored,
      previous,
      version: this.version,
    });
    return stored;
  }

  /** Removes an object; `object` is what its DELETED event shows. */
  remove(type: ResourceType, object: KubeObject): KubeObject {
    const resource = qualifiedResource(type);
    const key = keyOf(object.metadata.namespace, object.metadata.name);
    const bucket = this.#file.value.objects[resource];
    const previous = bucket[key];
    const last = this.#nextVersionOf(object);
    delete bucket[key];
    this.#publish({
      kind: 'DELETED',
      resource,
      key,
      object: last,
      previous,
      version: this.version,
    });
    return last;
  }

  /** Calls `listener` in the order of the changes; returns how to stop that. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets all history, as a compaction does: older watches are expired from then on. */
  compact(): void {
    this.#history = [];
    this.#forgotten = this.version;
  }

  flush(): void {
    this.#file.flush();
  }

  #nextVersionOf(object: KubeObject): KubeObject {
    this.#file.value.resourceVersion += 1;
    const resourceVersion = String(this.version);
    return { ...object, metadata: { ...object.metadata, resourceVersion } };
  }

  #publish(event: StoreEvent): void {
    this.#file.changed();
    this.#history.push(event);
    if (this.#history.length > this.#historySize * 2) {
      const kept = this.#history.slice(-this.#historySize);
      this.#forgotten = kept[0].version - 1;
      this.#history = kept;
    }
    for (const listener of [...this.#listeners]) {
      listener(event);
    }
  }
}

function keyOf(namespace: string | undefined, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}

function inOrder(
  objects: Map<string, KubeObject>,
  namespace?: string,
): KubeObject[] {
  return [...objects.keys()]
    .sort()
    .map(key => objects.get(key)!)
    .filter(({ metadata }) => !namespace || metadata.namespace === namespace);
}
