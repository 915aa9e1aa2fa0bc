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

/** What can be changed while the stand-in runs, over `PUT /debug/settings`. */
export interface ZitadelSettings {
  /** How long a search does not see a change yet, in ms. */
  searchDelayMs: number;
  /** How long an invitation code can be used, in ms. */
  inviteCodeTtlMs: number;
  /** Where a person goes on to after setting a password. */
  portalUrl: string;
}

const DEFAULTS: ZitadelSettings = {
  searchDelayMs: 300,
  inviteCodeTtlMs: 72 * 3_600_000,
  portalUrl: 'http://localhost:3000',
};

/** The settings of one stand-in; ZITADEL itself has them in its configuration. */
export class Settings {
  #current: ZitadelSettings;

  constructor(given: Partial<ZitadelSettings> = {}) {
    this.#current = { ...DEFAULTS, ...given };
  }

  get current(): ZitadelSettings {
    return this.#current;
  }

  /** Throws a `TypeError` with one sentence about the first wrong field; then nothing changes. */
  change(fields: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(fields)) {
      if (name === 'portalUrl') {
        if (!URL.canParse(String(value))) {
          throw new TypeError('portalUrl must be an address.');
        }
      } else if (name === 'searchDelayMs' || name === 'inviteCodeTtlMs') {
        if (!Number.isInteger(value) || Number(value) < 0) {
          throw new TypeError(`${name} must be a whole number from 0.`);
        }
      } else {
        throw new TypeError(
          `${name} is unknown: use ${Object.keys(DEFAULTS).join(', ')}.`,
        );
      }
    }
    this.#current = { ...this.#current, ...fields };
  }
}
