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

import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';

interface PagingState {
  /** Cursors of the pages before this one; an empty string for the first. */
  earlier?: string[];
}

/**
 * Filters, search and page of a list, kept in the address so that a link or a reload restores them. Changing a filter
 * goes back to the first page.
 */
export function useUrlFilters() {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const earlier = (state as PagingState | null)?.earlier ?? [];
  const cursor = params.get('cursor') ?? undefined;

  const set = useCallback(
    (key: string, value: string) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          next.delete('cursor');
          if (value) {
            next.set(key, value);
          } else {
            next.delete(key);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );

  const goTo = (target: string, before: string[]) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        if (target) {
          next.set('cursor', target);
        } else {
          next.delete('cursor');
        }
        return next;
      },
      { state: { earlier: before } satisfies PagingState },
    );

  return {
    get: (key: string) => params.get(key) ?? '',
    set,
    cursor,
    toNext: (nextCursor: string) =>
      goTo(nextCursor, [...earlier, cursor ?? '']),
    toPrevious: () => goTo(earlier.at(-1) ?? '', earlier.slice(0, -1)),
  };
}
