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

import type { MemberPage } from '@pieced/plugin-pieced-common';
import type { PiecedTranslate } from '../../translations';

/** How many people have access, and how many have yet to accept; of a part of the list only how many there are. */
export function membersHeadline(page: MemberPage, t: PiecedTranslate): string {
  if (page.items.length < page.totalItems) {
    return t('members.headline.people', { count: page.totalItems });
  }
  const invited = page.items.filter(({ state }) => state !== 'active').length;
  const people = t('members.headline.people', {
    count: page.totalItems - invited,
  });
  return invited === 0
    ? people
    : `${people}, ${t('members.headline.invited', { count: invited })}`;
}
