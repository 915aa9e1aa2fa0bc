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
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNote } from './ErrorNote';
import { LoadingBlock } from './LoadingBlock';
import { NotHere } from './NotHere';

/** Shows what was read; what could not be read says why in the same place. Data that is there stays while it is renewed. */
export function QueryView<T>({
  query,
  lines,
  children,
}: {
  query: UseQueryResult<T>;
  /** How many grey lines stand for what is coming. */
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) {
    return <>{children(query.data)}</>;
  }
  if (isNotFound(query.error)) {
    return <NotHere />;
  }
  if (query.error) {
    return <ErrorNote error={query.error} onRetry={() => query.refetch()} />;
  }
  return <LoadingBlock lines={lines} />;
}

/** An address whose id cannot be one leads nowhere just as well. */
function isNotFound(error: Error | null): boolean {
  return (
    error instanceof PiecedApiError &&
    (error.statusCode === 404 ||
      error.issues.some(({ field }) => field === 'id'))
  );
}
