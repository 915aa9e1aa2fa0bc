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

import { ApiError } from './ApiError';

const PLACEHOLDER = /\{\{\s*\.(\w+)\s*\}\}/g;
const KNOWN = ['Code', 'UserID', 'OrgID'];

/** Throws unless the template is a web address with known placeholders only. */
export function checkUrlTemplate(template: string): void {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name]) => name);
  const address = URL.parse(template.replace(PLACEHOLDER, 'x'));
  if (
    !/^https?:$/.test(address?.protocol ?? '') ||
    !names.every(name => KNOWN.includes(name))
  ) {
    throw new ApiError(
      'invalid_argument',
      'Errors.User.InvalidURLTemplate (DOMAIN-oGh5e)',
    );
  }
}

/** The address with `{{.Code}}`, `{{.UserID}}` and `{{.OrgID}}` filled in. */
export function fillUrlTemplate(
  template: string,
  values: { Code: string; UserID: string; OrgID: string },
): string {
  const known: Record<string, string> = values;
  return template.replace(PLACEHOLDER, (_all, name) =>
    encodeURIComponent(known[name] ?? ''),
  );
}
