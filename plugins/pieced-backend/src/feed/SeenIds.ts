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

/**
 * Which rows of a sequence were read. Transactions commit out of order, so a row with a lower id can appear after one
 * with a higher id: ids that are missing are asked for again until they are old enough to have been rolled back.
 */
export class SeenIds {
  readonly #patienceMs: number;
  #highest: number;
  readonly #missing = new Map<number, number>();

  constructor(options: { startAfter: number; patienceMs: number }) {
    this.#highest = options.startAfter;
    this.#patienceMs = options.patienceMs;
  }

  /** Every row above this id is unread. */
  get highest(): number {
    return this.#highest;
  }

  /** Rows below it that were not there yet. */
  get missing(): number[] {
    return [...this.#missing.keys()];
  }

  /** Takes note of the ids just read, in ascending order, and returns those that are new. */
  accept(ids: number[], nowMs: number): number[] {
    const fresh = ids.filter(id => id > this.#highest || this.#missing.has(id));
    for (const id of fresh) {
      this.#missing.delete(id);
      for (let skipped = this.#highest + 1; skipped < id; skipped++) {
        this.#missing.set(skipped, nowMs);
      }
      this.#highest = Math.max(this.#highest, id);
    }
    for (const [id, since] of this.#missing) {
      if (nowMs - since <= this.#patienceMs) {
        break;
      }
      this.#missing.delete(id);
    }
    return fresh;
  }
}
