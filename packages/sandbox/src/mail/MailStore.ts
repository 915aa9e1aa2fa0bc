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

import { randomUUID } from 'node:crypto';
import type { ParsedMail } from 'mailparser';
import { JsonFile } from '../JsonFile';

export interface Mail {
  id: string;
  /** ISO 8601. */
  receivedAt: string;
  /** Addresses of the envelope, which decide who gets it. */
  envelope: { from: string; to: string[] };
  /** As the header shows it. */
  from: string;
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Raw header values by lower-case name; the last one wins. */
  headers: Record<string, string>;
}

const KEEP = 500;

/** The newest messages caught, kept over a restart. */
export class MailStore {
  readonly #file: JsonFile<Mail[]>;

  constructor(path: string | undefined) {
    this.#file = new JsonFile<Mail[]>(path, []);
  }

  /** Newest first. */
  list(): Mail[] {
    return [...this.#file.value].reverse();
  }

  find(id: string): Mail | undefined {
    return this.#file.value.find(mail => mail.id === id);
  }

  add(parsed: ParsedMail, envelope: Mail['envelope']): void {
    const to = [parsed.to ?? []].flat();
    this.#file.value.push({
      id: randomUUID(),
      receivedAt: new Date().toISOString(),
      envelope,
      from: parsed.from?.text ?? '',
      to: to.map(address => address.text).join(', '),
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
      ...(parsed.html && { html: parsed.html }),
      headers: Object.fromEntries(
        parsed.headerLines.map(({ key, line }) => [
          key,
          line.slice(line.indexOf(':') + 1).trim(),
        ]),
      ),
    });
    this.#file.value.splice(0, this.#file.value.length - KEEP);
    this.#file.changed();
  }

  clear(): void {
    this.#file.value = [];
    this.#file.changed();
  }

  flush(): void {
    this.#file.flush();
  }
}
