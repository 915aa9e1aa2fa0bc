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

import { isError } from '@backstage/errors';
import type { OutsideSystem } from '@pieced/plugin-pieced-common';
import { UpstreamError } from '../UpstreamError';

/**
 * Turns what a failed connection throws into an error that may be tried again. Names the fault by its code, such as
 * `ECONNREFUSED`, and leaves the thrown text out: it can hold addresses with credentials.
 */
export function connectionError(
  system: OutsideSystem,
  error: unknown,
): UpstreamError {
  if (error instanceof UpstreamError) {
    return error;
  }
  if (isTimeout(error)) {
    return new UpstreamError({
      system,
      isTransient: true,
      code: 'timeout',
      message: `${system} did not answer in time`,
    });
  }
  const fault = faultOf(error);
  return new UpstreamError({
    system,
    isTransient: true,
    code: 'unreachable',
    message: `${system} cannot be reached${fault ? ` (${fault})` : ''}`,
  });
}

function isTimeout(error: unknown): boolean {
  return (
    (isError(error) && error.name === 'TimeoutError') ||
    faultOf(error) === 'ETIMEDOUT'
  );
}

/** The code of the error or of the nearest of its causes that has one. */
function faultOf(error: unknown): string | undefined {
  let current = error;
  for (let depth = 0; isError(current) && depth < 5; depth++) {
    if (typeof current.code === 'string') {
      return current.code;
    }
    current = current.cause;
  }
  return undefined;
}
