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
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ApiError } from './ApiError';
import { DirectoryError } from './Directory';
import type { Management } from './management';
import { MANAGEMENT_CALLS } from './managementCalls';
import { omitZeroValues } from './protoJson';
import type { ServiceAccounts } from './ServiceAccounts';

const PATHS = /^\/(v2\/|management\/v1\/|zitadel\.[\w.]+\/)/;

/** The management interface: REST below `/v2/` and `/management/v1/`, Connect below `/zitadel.<package>.<Service>/`. */
export function managementRoutes(
  management: Management,
  accounts: ServiceAccounts,
): Router {
  const router = Router();
  router.use((req, res, next) => {
    if (!PATHS.test(req.path)) {
      next('router');
    } else if (accounts.rightsOf(req.get('authorization'))) {
      next();
    } else {
      const problem = req.get('authorization')
        ? 'Errors.Token.Invalid (AUTH-7fs1e)'
        : 'auth header missing';
      new ApiError('unauthenticated', problem).send(res, req.path);
    }
  });
  router.use(express.json({ limit: '4mb' }));

  const mayWrite: RequestHandler = (req, _res, next) => {
    next(
      accounts.rightsOf(req.get('authorization')) === 'write'
        ? undefined
        : new ApiError(
            'permission_denied',
            'No matching permissions found (AUTH-5mWD2)',
          ),
    );
  };
  for (const { method, path, call, status, writes } of MANAGEMENT_CALLS) {
    const handlers: RequestHandler[] = writes ? [mayWrite] : [];
    router[method](path, ...handlers, (req, res) => {
      const answer = call(
        management,
        req.body ?? {},
        req.params.id ?? '',
        req.get('x-zitadel-orgid') ??
          management.directory.project.organizationId,
      );
      res.status(status ?? 200).json(omitZeroValues(answer));
    });
  }

  router.use((req, res) => {
    new ApiError(
      req.path.startsWith('/zitadel.') ? 'unimplemented' : 'not_found',
      'Not Found',
    ).send(res, req.path);
  });
  const sendError: ErrorRequestHandler = (error, req, res, _next) =>
    toApiError(error).send(res, req.path);
  router.use(sendError);
  return router;
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
