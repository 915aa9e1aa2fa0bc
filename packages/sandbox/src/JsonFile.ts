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

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A JSON document that survives a restart. Writes are gathered for a moment and replace the file atomically,
 * so a killed sandbox never leaves half a file behind. Without a path it lives in memory only.
 */
export class JsonFile<T> {
  readonly #path?: string;
  #timer?: NodeJS.Timeout;
  value: T;

  constructor(path: string | undefined, initial: T) {
    this.#path = path;
    this.value = path ? read(path) ?? initial : initial;
  }

  /** Call after each change of `value`. */
  changed(): void {
    if (this.#path && !this.#timer) {
      this.#timer = setTimeout(() => this.flush(), 50);
    }
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#path) {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(`${this.#path}.tmp`, JSON.stringify(this.value), {
        mode: 0o600,
      });
      renameSync(`${this.#path}.tmp`, this.#path);
    }
  }
}

function read<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
