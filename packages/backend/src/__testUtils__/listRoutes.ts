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

import type { RequestHandler } from 'express';

/** A route as a router declares it. */
export interface Route {
  method: string;
  /** With parameters as Express writes them, such as `/api/pieced/requests/:id`. */
  path: string;
}

/** What Express 4 keeps of each thing that a router was given. */
interface Layer {
  regexp: RegExp & { fast_slash?: boolean };
  handle: { stack?: Layer[] };
  route?: { path: string; methods: Record<string, boolean> };
}

/** All routes that can be reached through a router, however deeply they are nested. */
export function listRoutes(router: RequestHandler, prefix = ''): Route[] {
  const { stack = [] } = router as unknown as Layer['handle'];
  return stack.flatMap(({ handle, regexp, route }) => {
    if (route) {
      return Object.keys(route.methods).map(method => ({
        method: method === '_all' ? 'GET' : method.toUpperCase(),
        path: `${prefix}${route.path}`,
      }));
    }
    return handle.stack
      ? listRoutes(
          handle as unknown as RequestHandler,
          prefix + mountPathOf(regexp),
        )
      : [];
  });
}

function mountPathOf(regexp: Layer['regexp']): string {
  return regexp.fast_slash
    ? ''
    : regexp.source
        .replace(/^\^/, '')
        .replace(/\\\/\?\(\?=\\\/\|\$\)$/, '')
        .replace(/\\(.)/g, '$1');
}
