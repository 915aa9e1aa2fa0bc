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

interface Change {
  table: string;
  id: string;
  /** Missing when the row was created by the change. */
  before?: unknown;
  /** Milliseconds since the epoch. */
  at: number;
}

/**
 * ZITADEL answers searches from projections that follow the events with a delay. This remembers how rows looked before
 * the newest changes, so that a search can be answered as of a moment ago.
 */
export class ProjectionLag {
  readonly #delayMs: () => number;
  #changes: Change[] = [];

  /** @param delayMs - asked at each search, so it may change */
  constructor(delayMs: () => number) {
    this.#delayMs = delayMs;
  }

  record(table: string, id: string, before: unknown): void {
    this.#dropOld();
    this.#changes.push({
      table,
      id,
      before: structuredClone(before),
      at: Date.now(),
    });
  }

  /** Makes all changes so far visible at once. */
  catchUp(): void {
    this.#changes = [];
  }

  /** The table as a search sees it now. */
  asSeen<T>(table: string, rows: Record<string, T>): Record<string, T> {
    this.#dropOld();
    const hidden = this.#changes.filter(change => change.table === table);
    if (hidden.length === 0) {
      return rows;
    }
    const seen = { ...rows };
    for (const change of hidden.reverse()) {
      if (change.before) {
        seen[change.id] = change.before as T;
      } else {
        delete seen[change.id];
      }
    }
    return seen;
  }

  #dropOld(): void {
    const visible = Date.now() - this.#delayMs();
    this.#changes = this.#changes.filter(change => change.at > visible);
  }
}
