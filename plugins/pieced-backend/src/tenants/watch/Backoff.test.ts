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

import { Backoff } from './Backoff';

describe('Backoff', () => {
  const times = (random: number) => {
    const backoff = new Backoff({
      firstMs: 500,
      longestMs: 30_000,
      random: () => random,
    });
    return Array.from({ length: 9 }, () => backoff.next());
  };

  it('doubles up to the longest time', () => {
    expect(times(1)).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('spreads over the upper half', () => {
    expect(times(0).slice(0, 3)).toEqual([250, 500, 1000]);
  });

  it('begins anew after a good time', () => {
    const backoff = new Backoff({
      firstMs: 500,
      longestMs: 30_000,
      random: () => 1,
    });
    backoff.next();
    backoff.next();
    backoff.reset();
    expect(backoff.next()).toBe(500);
  });
});
