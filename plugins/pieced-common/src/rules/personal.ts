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

const PERSONAL_SUFFIX = ' (Personal)';

/**
 * Whether an organization belongs to a private person: its name, right-trimmed, ends in ` (Personal)` with exactly
 * this case and the leading space.
 *
 * @public
 */
export function isPersonalOrganizationName(name: string | undefined): boolean {
  return name?.trimEnd().endsWith(PERSONAL_SUFFIX) ?? false;
}

/**
 * The name as people say it: without the suffix of personal organizations.
 *
 * @public
 */
export function withoutPersonalSuffix(name: string): string {
  return isPersonalOrganizationName(name)
    ? name.trimEnd().slice(0, -PERSONAL_SUFFIX.length).trim()
    : name.trim();
}
