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

import { NotFoundError } from '@backstage/errors';
import type { Request, Response } from 'express';
import { customerReach } from './customerReach';
import { restrictTo } from './restrictTo';

const restrict = restrictTo(customerReach({ permissions: true }));

function isRefused(method: string, path: string): boolean {
  const next = jest.fn();
  restrict({ method, path } as Request, {} as Response, next);
  const [[error]] = next.mock.calls;
  return error instanceof NotFoundError;
}

describe('restrictTo', () => {
  it.each([
    ['GET', '/'],
    ['HEAD', '/'],
    ['GET', '/settings/general'],
    ['GET', '/pieced/requests/1'],
    ['GET', '/static/main.0123.js'],
    ['GET', '/api-docs'],
    ['GET', '/api/app/static/main.js'],
    ['GET', '/.backstage/health/v1/readiness'],
    ['OPTIONS', '/api/pieced/requests'],
    ['PUT', '/api/pieced/draft'],
    ['GET', '/api/signals'],
    ['GET', '/api/signals/'],
  ])('R-BS-3 lets %s %s pass', (method, path) => {
    expect(isRefused(method, path)).toBe(false);
  });

  it.each([
    ['POST', '/'],
    ['GET', '/api'],
    ['GET', '/API/'],
    ['GET', '/api/unknown'],
    ['GET', '/.backstage/instance-metadata/v1/plugins'],
    ['GET', '/.Backstage/'],
    ['POST', '/.backstage/health/v1/readiness'],
    ['GET', '/api/pieced/.backstage/scheduler/v1/tasks'],
    ['OPTIONS', '/api/catalog/locations'],
    ['DELETE', '/api/catalog/entities/by-uid/1'],
    ['GET', '/api/proxy/litellm'],
    ['GET', '/api/kubernetes/clusters'],
    ['GET', '/api/scaffolder/v2/actions'],
    ['GET', '/api/search/query'],
    ['GET', '/api/devtools/info'],
    ['POST', '/api/notifications'],
  ])('R-BS-3 refuses %s %s', (method, path) => {
    expect(isRefused(method, path)).toBe(true);
  });
});
