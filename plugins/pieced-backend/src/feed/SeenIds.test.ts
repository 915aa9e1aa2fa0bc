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

import fc from 'fast-check';
import { SeenIds } from './SeenIds';

describe('SeenIds', () => {
  it('should read a late row once, and give up on one that never comes', () => {
    const seen = new SeenIds({ startAfter: 10, patienceMs: 100 });
    expect(seen.accept([11, 13], 0)).toEqual([11, 13]);
    expect(seen.missing).toEqual([12]);
    expect(seen.accept([12], 50)).toEqual([12]);
    expect(seen.missing).toEqual([]);

    expect(seen.accept([15], 60)).toEqual([15]);
    expect(seen.missing).toEqual([14]);
    expect(seen.accept([], 200)).toEqual([]);
    expect(seen.missing).toEqual([]);
    expect(seen.highest).toBe(15);
  });

  it('should hand out every row exactly once, in whatever order they commit', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 })
          .chain(ids =>
            fc.tuple(
              fc.shuffledSubarray(ids, { minLength: ids.length }),
              fc.array(fc.integer({ min: 1, max: 5 }), {
                minLength: ids.length,
                maxLength: ids.length,
              }),
            ),
          ),
        ([commits, steps]) => {
          const seen = new SeenIds({ startAfter: 0, patienceMs: 1e9 });
          const visible = new Set<number>();
          const told: number[] = [];
          let next = 0;
          for (const step of steps) {
            commits.slice(next, next + step).forEach(id => visible.add(id));
            next += step;
            const rows = [...visible]
              .filter(id => id > seen.highest || seen.missing.includes(id))
              .sort((a, b) => a - b);
            told.push(...seen.accept(rows, 0));
          }
          expect(told.sort((a, b) => a - b)).toEqual(
            [...commits].sort((a, b) => a - b),
          );
        },
      ),
    );
  });
});
