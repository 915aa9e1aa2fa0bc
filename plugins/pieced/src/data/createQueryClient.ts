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

import { PiecedApiError } from '@pieced/plugin-pieced-common';
import { QueryClient } from '@tanstack/react-query';

const RETRIES = 2;

/** A cache for one visit. What the server refuses is not asked again; what got lost on the way is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < RETRIES && !isRefusal(error) && error.name !== 'ZodError',
      },
      mutations: { retry: false },
    },
  });
}

function isRefusal(error: Error): boolean {
  return error instanceof PiecedApiError && error.statusCode < 500;
}
