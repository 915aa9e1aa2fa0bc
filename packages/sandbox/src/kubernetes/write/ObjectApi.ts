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

import { ApiError } from '../ApiError';
import type { FieldManager } from '../fields/FieldManagers';
import { serverSideApply } from '../fields/serverSideApply';
import { namespaces } from '../builtinResources';
import type { Json, KubeObject, ManagedFieldsEntry } from '../KubeObject';
import type { ResourceType } from '../ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import { applyPatch, type PatchType } from './applyPatch';
import { decodeIntent } from './decodeIntent';
import { decodeObject, requireKind, strictDecodingError } from './decodeObject';
import { deletionOf, type DeleteOptions } from './deletion';
import { lateFinalizers, newMetadata, timestamp } from './metadataRules';
import {
  changedManagers,
  initialManagers,
  isUnchanged,
  nextObject,
  updater,
} from './objectChange';
import type { Target, WriteOptions } from './WriteOptions';

/** Reads and writes objects under the rules of the API server, for its HTTP routes and for the operator. */
export class ObjectApi {
  readonly store: ObjectStore;

  constructor(store: ObjectStore) {
    this.store = store;
  }

  /** @throws ApiError 404 */
  get({ type, namespace, name }: Target): KubeObject {
    const object = this.store.get(type, namespace, name);
    if (!object) {
      throw ApiError.notFound(type, name);
    }
    return object;
  }

  /** @throws ApiError 400, 404 (namespace), 409 AlreadyExists, 422 */
  create(
    at: Omit<Target, 'name' | 'subresource'>,
    body: Json,
    options: WriteOptions,
  ): KubeObject {
    const { type } = at;
    const decoded = decodeObject(requireKind(body, type), type);
    reportUnknown(decoded.unknown, options, text =>
      ApiError.undecodable(type, text),
    );
    return this.#create(at, decoded.object, options, object =>
      initialManagers(at, object, options),
    );
  }

  /** Replaces an object or its status. @throws ApiError 400, 404, 409 Conflict, 422 */
  update(at: Target, body: Json, options: WriteOptions): KubeObject {
    const { type, name } = at;
    const old = this.get(at);
    const { object, unknown } = decodeObject(requireKind(body, type), type);
    reportUnknown(unknown, options, text => ApiError.undecodable(type, text));
    if ((object.metadata.name ?? name) !== name) {
      throw ApiError.badRequest(
        `the name of the object (${object.metadata.name}) does not match the name on the URL (${name})`,
      );
    }
    if (!object.metadata.resourceVersion && !type.unconditionalUpdate) {
      throw ApiError.invalid(type, name, [
        {
          reason: 'FieldValueInvalid',
          message: 'Invalid value: 0: must be specified for an update',
          field: 'metadata.resourceVersion',
        },
      ]);
    }
    return this.#change(at, old, object, options);
  }

  /**
   * Changes an object or its status by a patch; an apply patch creates what does not exist yet.
   *
   * @throws ApiError 400, 404, 409 Conflict, 422
   */
  patch(
    at: Target,
    patch: { type: PatchType; body: Json; force?: boolean },
    options: WriteOptions,
  ): { object: KubeObject; created: boolean } {
    if (patch.type === 'apply') {
      return this.#apply(at, patch.body, patch.force ?? false, options);
    }
    const old = this.get(at);
    const kind = patch.type === 'json' ? 'json' : 'merge';
    const patched = applyPatch(old, patch.body, kind);
    const decoded = decodeObject(requireKind(patched, at.type), at.type);
    reportUnknown(decoded.unknown, options, text =>
      ApiError.invalidPatch(patched, text),
    );
    const object = this.#change(at, old, decoded.object, options);
    return { object, created: false };
  }

  /**
   * Deletes an object, or marks it as being deleted while finalizers hold it.
   *
   * @returns the object, and whether it is gone
   * @throws ApiError 404, 409 Conflict when a precondition fails
   */
  delete(
    at: Target,
    deletion: DeleteOptions,
    options: Pick<WriteOptions, 'dryRun'>,
  ): { object: KubeObject; gone: boolean } {
    const old = this.get(at);
    const marked = deletionOf(at.type, old, deletion);
    const gone = !marked.metadata.finalizers?.length;
    if (options.dryRun) {
      return { object: marked, gone };
    }
    if (gone) {
      return { object: this.store.remove(at.type, marked), gone };
    }
    const object = marked === old ? old : this.store.put(at.type, marked);
    return { object, gone };
  }

  #apply(
    at: Target,
    body: Json,
    force: boolean,
    options: WriteOptions,
  ): { object: KubeObject; created: boolean } {
    const { type, name } = at;
    const intent = decodeIntent(body, at);
    const who: FieldManager = {
      ...updater(at, options),
      operation: 'Apply',
    };
    const applied = (live: KubeObject) =>
      serverSideApply({ type, live, intent, who, force, time: timestamp() });

    const old = this.store.get(type, at.namespace, name);
    if (old) {
      const { object: next } = decodeObject(applied(old), type);
      const { managedFields } = next.metadata;
      const object = this.#change(at, old, next, options, managedFields);
      return { object, created: false };
    }
    if (at.subresource) {
      throw ApiError.notFound(type, name);
    }
    const empty = { ...intent, metadata: { name } };
    const { object } = decodeObject(applied(empty), type);
    const { managedFields } = object.metadata;
    const create = () => managedFields ?? [];
    return { object: this.#create(at, object, options, create), created: true };
  }

  #create(
    { type, namespace }: Omit<Target, 'name' | 'subresource'>,
    given: KubeObject,
    options: WriteOptions,
    managedFields: (object: KubeObject) => ManagedFieldsEntry[],
  ): KubeObject {
    if (given.metadata.resourceVersion) {
      throw ApiError.internal(
        'resourceVersion should not be set on objects to be created',
      );
    }
    if (namespace && !this.store.get(namespaces, undefined, namespace)) {
      throw ApiError.notFound(namespaces, namespace);
    }
    const { status, ...rest } = given;
    const object: KubeObject = {
      ...rest,
      ...(!type.statusSubresource && status !== undefined && { status }),
      apiVersion: given.apiVersion,
      kind: given.kind,
      metadata: newMetadata(given.metadata, namespace),
    };
    type.prepareCreate?.(object);
    const { name } = object.metadata;
    requireValid(type, name, type.validate?.(object) ?? []);
    if (this.store.get(type, namespace, name)) {
      throw ApiError.alreadyExists(type, name);
    }
    object.metadata.managedFields = managedFields(object);
    return options.dryRun ? object : this.store.put(type, object);
  }

  #change(
    at: Target,
    old: KubeObject,
    given: KubeObject,
    options: WriteOptions,
    managedFields?: ManagedFieldsEntry[],
  ): KubeObject {
    const { type, name } = at;
    const { resourceVersion, uid } = given.metadata;
    if (resourceVersion && resourceVersion !== old.metadata.resourceVersion) {
      throw ApiError.modified(type, name);
    }
    if (uid && uid !== old.metadata.uid) {
      throw ApiError.modified(
        type,
        name,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`,
      );
    }
    const next = nextObject(at, old, given);
    requireValid(type, name, [
      ...lateFinalizers(old, next),
      ...(type.validate?.(next, old) ?? []),
    ]);
    next.metadata.managedFields =
      managedFields ?? changedManagers(at, { old, next, given, options });
    if (isUnchanged(next, old)) {
      return old;
    }
    if (options.dryRun) {
      return next;
    }
    const done =
      next.metadata.deletionTimestamp && !next.metadata.finalizers?.length;
    return done ? this.store.remove(type, next) : this.store.put(type, next);
  }
}

function reportUnknown(
  unknown: string[],
  options: WriteOptions,
  toError: (text: string) => ApiError,
): void {
  if (unknown.length && options.fieldValidation === 'Strict') {
    throw toError(strictDecodingError(unknown));
  }
  if (options.fieldValidation !== 'Ignore') {
    unknown.forEach(field => options.warn?.(`unknown field "${field}"`));
  }
}

function requireValid(
  type: ResourceType,
  name: string,
  causes: Parameters<typeof ApiError.invalid>[2],
): void {
  if (causes.length) {
    throw ApiError.invalid(type, name, causes);
  }
}
