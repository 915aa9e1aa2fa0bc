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

import express, { Router } from 'express';
import type { RequestHandler, Response } from 'express';
import { ApiError } from './ApiError';
import { DirectoryError } from './Directory';
import type { Directory } from './Directory';
import { listAuthorizations } from './listAuthorizations';
import { omitZeroValues } from './protoJson';
import type { Fields } from './search';
import { searchOrganizations } from './searchOrganizations';
import { searchUsers } from './searchUsers';

const PATHS = /^\/(v2\/|zitadel\.[\w.]+\/)/;

/** The management interface: REST below `/v2/`, Connect below `/zitadel.<package>.<Service>/`. */
export function managementRoutes(
  directory: Directory,
  serviceToken: string,
): Router {
  const router = Router();
  router.use((req, res, next) => {
    if (!PATHS.test(req.path)) {
      next('router');
    } else if (req.get('authorization') !== `Bearer ${serviceToken}`) {
      const problem = req.get('authorization')
        ? 'Errors.Token.Invalid (AUTH-7fs1e)'
        : 'auth header missing';
      new ApiError('unauthenticated', problem).send(res, req.path);
    } else {
      next();
    }
  });
  router.use(express.json({ limit: '4mb' }));

  const calls: Record<string, (body: Fields) => unknown> = {
    '/v2/organizations/_search': body =>
      searchOrganizations(directory, body, directory.project.organizationId),
    '/v2/users': body => searchUsers(directory, body),
    '/zitadel.authorization.v2.AuthorizationService/ListAuthorizations': body =>
      listAuthorizations(directory, body),
  };
  for (const [path, call] of Object.entries(calls)) {
    router.post(path, answer(call));
  }

  router.use((req, res) => {
    new ApiError(
      req.path.startsWith('/v2/') ? 'not_found' : 'unimplemented',
      'Not Found',
    ).send(res, req.path);
  });
  router.use(
    (
      error: Error,
      req: express.Request,
      res: Response,
      _next: express.NextFunction,
    ) => toApiError(error).send(res, req.path),
  );
  return router;
}

function answer(call: (body: Fields) => unknown): RequestHandler {
  return (req, res) => {
    res.json(omitZeroValues(call(req.body ?? {})));
  };
}

function toApiError(error: Error): ApiError {
  if (error instanceof ApiError) {
    return error;
  }
  if (error instanceof DirectoryError) {
    return new ApiError(error.code, error.message);
  }
  return error instanceof SyntaxError
    ? new ApiError('invalid_argument', 'proto: syntax error (line 1:1)')
    : new ApiError('internal', 'Errors.Internal');
}
