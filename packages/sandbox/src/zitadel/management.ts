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

import type { Mails } from './Mails';
import type { Directory } from './Directory';
import type { Dated } from './records';
import type { Fields } from './search';
import type { Settings } from './Settings';

/** What the management calls work on. */
export interface Management {
  directory: Directory;
  settings: Settings;
  mails: Mails;
}

/**
 * One management call. `id` comes from the path and is empty when it has none; `organizationId` comes from the header
 * `x-zitadel-orgid`, without which calls of version 1 mean the caller's own organization.
 */
export type Call = (
  management: Management,
  body: Fields,
  id: string,
  organizationId: string,
) => unknown;

/** `zitadel.object.v2.Details` of a changed row. */
export function detailsOf(row: Dated, resourceOwner: string): unknown {
  return {
    sequence: String(row.sequence),
    changeDate: row.changeDate,
    resourceOwner,
    creationDate: row.creationDate,
  };
}
