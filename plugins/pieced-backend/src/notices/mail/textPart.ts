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

import type { NoticeContent } from '../noticeContent';

/** The plain text of a mail: the same words in the same order as the HTML. */
export function textPartOf(content: NoticeContent, url: string): string {
  const blocks = [
    content.status,
    content.next,
    `${content.action.label}:\n${url}`,
    content.details.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ['-- ', ...content.footer].join('\n'),
  ];
  return `${blocks.filter(block => block !== undefined).join('\n\n')}\n`;
}
