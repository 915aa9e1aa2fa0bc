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

/** One mailbox. */
export interface MailAddress {
  name: string;
  address: string;
}

const MAILBOX = /^(?:(?<name>[^<>]*)<(?<inner>[^<>]*)>|(?<bare>[^<>]*))$/;
const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;

/** Reads `Name <a@b>` or `a@b`. Undefined for anything else. */
export function parseAddress(text: string): MailAddress | undefined {
  const groups = MAILBOX.exec(text)?.groups;
  const address = (groups?.inner ?? groups?.bare ?? '').trim();
  if (!ADDRESS.test(address)) {
    return undefined;
  }
  const name = (groups?.name ?? '').trim().replace(/^"(.*)"$/, '$1');
  return { name, address };
}
