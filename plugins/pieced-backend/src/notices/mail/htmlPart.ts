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
import { Markup, markup } from './markup';
import { darkStyles, styles } from './styles';

const TABLE = new Markup(
  'role="presentation" cellpadding="0" cellspacing="0" border="0"',
);

/** Outlook on Windows knows no maximum width: it gets a table of 600 px around. */
const outlook = {
  start: new Markup(
    `<!--[if mso]><table ${TABLE.text} width="600"><tr><td><![endif]-->`,
  ),
  end: new Markup('<!--[if mso]></td></tr></table><![endif]-->'),
};

/**
 * The HTML of a mail: nested tables of at most 600 px, colours inline, a style sheet for dark mode. Loads nothing from
 * anywhere.
 */
export function htmlPartOf(content: NoticeContent, url: string): string {
  const { language, subject, status, next, action, details, footer } = content;
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${darkStyles}</style>
</head>
<body class="page" style="${styles.body}">
<table ${TABLE} width="100%" class="page" style="${styles.page}">
<tr><td align="center" style="${styles.outer}">
${outlook.start}
<table ${TABLE} width="100%" style="${styles.frame}">
<tr><td class="brand" style="${styles.brand}">PieCed</td></tr>
<tr><td class="card" style="${styles.card}">
<h1 class="text" style="${styles.status}">${linesOf(status)}</h1>
${next && markup`<p class="text" style="${styles.next}">${next}</p>`}
<table ${TABLE} style="${styles.button}">
<tr><td class="button" style="${styles.buttonCell}">
<a href="${url}" style="${styles.buttonLink}">${action.label}</a>
</td></tr>
</table>
<table cellpadding="0" cellspacing="0" border="0" width="100%">
${details.map(rowOf)}
</table>
</td></tr>
<tr><td class="muted" style="${styles.footer}">
${linesOf(footer.join('\n'))}
</td></tr>
</table>
${outlook.end}
</td></tr>
</table>
</body>
</html>
`.text;
}

function rowOf({ label, value }: NoticeContent['details'][number]): Markup {
  return markup`<tr>
<th scope="row" class="line muted label" style="${styles.label}">${label}</th>
<td class="line text" style="${styles.value}">${linesOf(value)}</td>
</tr>`;
}

/** Escapes a text and keeps its line breaks. */
function linesOf(text: string): Markup[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) =>
      index === 0 ? markup`${line}` : markup`<br>${line}`,
    );
}
