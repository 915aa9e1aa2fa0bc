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

import { escapeHtml, page } from '../page';
import type { Mail } from './MailStore';

/** All messages, newest first. */
export function listPage(mails: Mail[]): string {
  const rows = mails.map(
    mail => `<tr>
<td><time datetime="${mail.receivedAt}">${mail.receivedAt
      .slice(0, 19)
      .replace('T', ' ')}</time></td>
<td>${escapeHtml(mail.to)}</td>
<td><a href="/messages/${mail.id}/view">${escapeHtml(
      mail.subject || '(no subject)',
    )}</a></td>
</tr>`,
  );
  const table = `<table>
<thead><tr><th scope="col">Received (UTC)</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>${rows.join('')}</tbody></table>
<form method="post" action="/clear"><p><button class="plain">Delete all</button></p></form>`;
  return page(
    'Mail',
    `<h1>Mail</h1>
<p class="muted">Everything that the portal sends lands here and goes nowhere else.</p>
${mails.length > 0 ? table : '<p>No messages yet.</p>'}`,
  );
}

/** One message: addresses, text, and the HTML in a frame that may do nothing. */
export function messagePage(mail: Mail): string {
  const html = mail.html
    ? `<h2>HTML</h2>
<iframe title="HTML view of the message" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${mail.id}/html"></iframe>`
    : '';
  return page(
    mail.subject || '(no subject)',
    `<p><a href="/">All messages</a></p>
<h1>${escapeHtml(mail.subject || '(no subject)')}</h1>
<p>From ${escapeHtml(mail.from)}<br>To ${escapeHtml(mail.to)}<br>
<time class="muted" datetime="${mail.receivedAt}">${mail.receivedAt}</time></p>
<h2>Text</h2><pre>${escapeHtml(mail.text)}</pre>
${html}`,
  );
}
