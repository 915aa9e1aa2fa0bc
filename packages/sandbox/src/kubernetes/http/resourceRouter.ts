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

import { Router, type Request, type Response } from 'express';
import { ApiError } from '../ApiError';
import type { JsonObject, KubeObject } from '../KubeObject';
import { groupVersionPath, type ResourceType } from '../ResourceType';
import type { PatchType } from '../write/applyPatch';
import type { ObjectApi } from '../write/ObjectApi';
import type { Target } from '../write/WriteOptions';
import { requireAllowed, type User } from './Access';
import { listObjects } from './listObjects';
import {
  deleteOptions,
  flagOf,
  objectBody,
  patchBody,
  queryOf,
  writeOptions,
} from './requestOptions';
import { metadataOnly, representationOf, toTable } from './table';
import type { Watches } from './Watches';

interface Services {
  api: ObjectApi;
  type: ResourceType;
  watches: Watches;
}

/** Serves one kind of object under its collection and its names. */
export function resourceRouter(services: Services): Router {
  const { type } = services;
  const router = Router();
  const base = groupVersionPath(type);
  if (type.namespaced) {
    router
      .route(`${base}/${type.plural}`)
      .get((req, res) => collection(services, req, res))
      .all(refuseMethod);
  }
  const scope = type.namespaced ? '/namespaces/:namespace' : '';
  router
    .route(`${base}${scope}/${type.plural}`)
    .get((req, res) => collection(services, req, res))
    .post((req, res) => create(services, req, res))
    .all(refuseMethod);
  const paths = type.statusSubresource
    ? '/:name/:subresource(status)?'
    : '/:name';
  router
    .route(`${base}${scope}/${type.plural}${paths}`)
    .get((req, res) => read(services, req, res))
    .put((req, res) => update(services, req, res))
    .patch((req, res) => patch(services, req, res))
    .delete((req, res) => remove(services, req, res))
    .all(refuseMethod);
  return router;
}

function collection(services: Services, req: Request, res: Response): void {
  const { api, type, watches } = services;
  const at = { type, namespace: req.params.namespace };
  const representation = representationOf(
    req.headers.accept,
    queryOf(req, 'includeObject'),
  );
  if (flagOf(req, 'watch')) {
    requireAllowed(userOf(res), 'watch', at);
    watches.start(req, res, at, representation);
  } else {
    requireAllowed(userOf(res), 'list', at);
    res.json(listObjects(req, api.store, at, representation));
  }
}

function create({ api, type }: Services, req: Request, res: Response): void {
  const at = { type, namespace: req.params.namespace };
  requireAllowed(userOf(res), 'create', at);
  const options = writeOptions(req, 'CreateOptions', warner(res));
  const object = api.create(at, objectBody(req), options);
  answer(req, res.status(201), type, object);
}

function read({ api, type }: Services, req: Request, res: Response): void {
  const at = targetOf(type, req);
  requireAllowed(userOf(res), 'get', at);
  answer(req, res, type, api.get(at));
}

function update({ api, type }: Services, req: Request, res: Response): void {
  const at = targetOf(type, req);
  requireAllowed(userOf(res), 'update', at);
  const options = writeOptions(req, 'UpdateOptions', warner(res));
  answer(req, res, type, api.update(at, objectBody(req), options));
}

function patch({ api, type }: Services, req: Request, res: Response): void {
  const at = targetOf(type, req);
  requireAllowed(userOf(res), 'patch', at);
  const accepted: PatchType[] = type.unconditionalUpdate
    ? ['json', 'merge', 'strategic', 'apply']
    : ['json', 'merge', 'apply'];
  const body = patchBody(req, accepted);
  const options = writeOptions(req, 'PatchOptions', warner(res));
  const force = flagOf(req, 'force');
  if (body.type === 'apply' && !queryOf(req, 'fieldManager')) {
    throw ApiError.invalidOptions('PatchOptions', [
      {
        reason: 'FieldValueRequired',
        message: 'Required value: is required for apply patch',
        field: 'fieldManager',
      },
    ]);
  }
  if (force && body.type !== 'apply') {
    throw ApiError.invalidOptions('PatchOptions', [
      {
        reason: 'FieldValueForbidden',
        message: 'Forbidden: may not be specified for non-apply patch',
        field: 'force',
      },
    ]);
  }
  if (body.type === 'apply' && !api.store.get(type, at.namespace, at.name)) {
    requireAllowed(userOf(res), 'create', at);
  }
  const { object, created } = api.patch(at, { ...body, force }, options);
  answer(req, res.status(created ? 201 : 200), type, object);
}

function remove({ api, type }: Services, req: Request, res: Response): void {
  const at = targetOf(type, req);
  if (at.subresource) {
    throw ApiError.methodNotAllowed();
  }
  requireAllowed(userOf(res), 'delete', at);
  const options = deleteOptions(req);
  const { object, gone } = api.delete(at, options, options);
  res.json(gone ? deleted(type, object) : object);
}

function targetOf(type: ResourceType, req: Request): Target {
  const { namespace, name, subresource } = req.params;
  return {
    type,
    namespace,
    name,
    ...(subresource === 'status' && { subresource }),
  };
}

function answer(
  req: Request,
  res: Response,
  type: ResourceType,
  object: KubeObject,
): void {
  const wanted = representationOf(
    req.headers.accept,
    queryOf(req, 'includeObject'),
  );
  if (wanted.as === 'table') {
    const { resourceVersion } = object.metadata;
    const metadata = { resourceVersion };
    res.json(toTable(type, [object], { include: wanted.include, metadata }));
  } else {
    res.json(wanted.as === 'metadata' ? metadataOnly(object) : object);
  }
}

function deleted(type: ResourceType, { metadata }: KubeObject): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: metadata.name,
      ...(type.group && { group: type.group }),
      kind: type.plural,
      uid: metadata.uid,
    },
  };
}

function warner(res: Response): (sentence: string) => void {
  return sentence => res.append('Warning', `299 - ${JSON.stringify(sentence)}`);
}

function refuseMethod(): never {
  throw ApiError.methodNotAllowed();
}

function userOf(res: Response): User {
  return res.locals.user;
}
