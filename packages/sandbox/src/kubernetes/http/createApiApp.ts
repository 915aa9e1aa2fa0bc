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

import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
} from 'express';
import { ApiError } from '../ApiError';
import type { ResourceType } from '../ResourceType';
import type { ObjectApi } from '../write/ObjectApi';
import type { Access } from './Access';
import { reviewAccess } from './accessReview';
import { discoveryDocuments, VERSION } from './discovery';
import { openApiDocuments } from './openapi';
import { objectBody } from './requestOptions';
import { resourceRouter } from './resourceRouter';
import type { Watches } from './Watches';

/** Largest body that the API server reads, in bytes. */
const BODY_LIMIT = 3 * 1024 * 1024;

const answerError: ErrorRequestHandler = (error, req: Request, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  const refusal = toApiError(error, req);
  res.status(refusal.code).json(refusal.toStatus());
};

/** Puts the API server's routes together. `before` comes first of all, in front of authentication. */
export function createApiApp(options: {
  api: ObjectApi;
  types: ResourceType[];
  watches: Watches;
  access: Access;
  before: RequestHandler;
}): Express {
  const { api, types, watches, access, before } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(before);
  app.get('/version', (_req, res) => res.json(VERSION));
  app.get(['/healthz', '/readyz', '/livez'], (_req, res) =>
    res.type('text/plain').send('ok'),
  );
  app.use((req, res, next) => {
    res.locals.user = access.authenticate(req.headers.authorization);
    next();
  });
  app.use(express.raw({ type: () => true, limit: BODY_LIMIT }));

  const documents = new Map([
    ...discoveryDocuments(types),
    ...openApiDocuments(types),
  ]);
  app.get('*', (req, res, next) => {
    const document = documents.get(req.path.replace(/(.)\/$/, '$1'));
    return document ? res.json(document) : next();
  });
  app.post(
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    (req, res) => {
      res.status(201).json(reviewAccess(res.locals.user, objectBody(req)));
    },
  );
  for (const type of types) {
    app.use(resourceRouter({ api, type, watches }));
  }
  app.use((_req, res) => {
    res.status(404).type('text/plain').send('404 page not found\n');
  });
  app.use(answerError);
  return app;
}

function toApiError(error: unknown, req: Request): ApiError {
  if (error instanceof ApiError) {
    return error;
  }
  if ((error as { type?: string }).type === 'entity.too.large') {
    return new ApiError({
      code: 413,
      reason: 'RequestEntityTooLarge',
      message: `Request entity too large: limit is ${BODY_LIMIT}`,
    });
  }
  return ApiError.internal(
    `${req.method} ${req.path}: ${(error as Error).message}`,
  );
}
