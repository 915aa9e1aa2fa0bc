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

import { languageSchema, type Language } from '@pieced/plugin-pieced-common';
import { htmlPartOf } from './mail/htmlPart';
import { textPartOf } from './mail/textPart';
import { noticeEvents, type NoticeEvent, type NoticeFacts } from './Notice';
import { noticeContentFor } from './noticeContent';

const languages = languageSchema.options;
const URL = 'https://portal.example/pieced/requests/1';

const facts: NoticeFacts = {
  requestId: 'abc12345-0000-4000-8000-000000000000',
  tenantName: 'acme-gmbh-abc12345',
  displayName: 'Support',
  instanceName: 'Support',
  organizationName: 'Acme GmbH',
  agentName: 'Ada',
  packages: ['telegram', 'web-search'],
  contact: { name: 'Anna Keller', email: 'anna.keller@acme.example' },
  filedAt: '2026-11-24T23:30:00.000Z',
  staffNote: 'Please call us first',
};

const contentOf = (
  event: NoticeEvent,
  language: Language,
  change: Partial<NoticeFacts> = {},
) =>
  noticeContentFor({
    event,
    facts: { ...facts, ...change },
    recipient: { name: 'Anna Keller', language },
  });

const everyMail = noticeEvents.flatMap(event =>
  languages.map(language => ({ event, language })),
);

/** What a reader sees of markup. */
const seenOf = (html: string) =>
  html
    .replace(/<(style|title)>[^]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

describe('noticeContentFor', () => {
  it.each(everyMail)(
    'R-I18N-1 says the same in both parts of the mail: $event in $language',
    ({ event, language }) => {
      const content = contentOf(event, language);
      const text = textPartOf(content, URL).replace(/\s+/g, ' ');
      const seen = seenOf(htmlPartOf(content, URL));
      for (const words of [
        content.status,
        content.next ?? '',
        content.action.label,
        ...content.details.flatMap(({ label, value }) => [label, value]),
        ...content.footer,
      ]) {
        const plain = words.replace(/\s+/g, ' ');
        expect(text).toContain(plain);
        expect(seen).toContain(plain);
      }
      expect(text).toContain(URL);
      expect(text.startsWith(content.status.replace(/\s+/g, ' '))).toBe(true);
    },
  );

  it.each(noticeEvents)(
    'R-I18N-1 differs in subject, status and button between languages: %s',
    event => {
      const contents = languages.map(language => contentOf(event, language));
      for (const part of [
        contents.map(({ subject }) => subject),
        contents.map(({ status }) => status),
        contents.map(({ action }) => action.label),
        contents.map(({ footer }) => footer.join()),
      ]) {
        expect(new Set(part).size).toBe(languages.length);
      }
    },
  );

  it.each(noticeEvents)('R-I18N-1 writes Swiss German: %s', event => {
    const content = contentOf(event, 'de');
    expect(textPartOf(content, URL)).not.toMatch(/ß|\b(?:du|dein\w*|dich)\b/i);
  });

  it('R-I18N-1 puts thin spaces into French quotation marks and before a colon', () => {
    expect(contentOf('ready', 'fr').subject).toBe(
      'L’instance «\u202fSupport\u202f» est prête',
    );
    expect(contentOf('rejected', 'fr').status).toBe(
      'Refusée\u202f: Please call us first',
    );
    expect(
      languages
        .filter(language => language === 'fr')
        .flatMap(language =>
          noticeEvents.map(
            event =>
              textPartOf(contentOf(event, language), '').split('\n\n', 2)[0],
          ),
        )
        .filter(text => /« | »|\w [:;]/.test(text)),
    ).toEqual([]);
  });

  it('R-WIZ-7 names the instance to staff when there is a name', () => {
    expect(contentOf('review', 'en').subject).toBe(
      'New request from Acme GmbH: Support',
    );
    expect(contentOf('review', 'en', { instanceName: undefined }).subject).toBe(
      'New request from Acme GmbH',
    );
  });

  it('should show moments in Swiss time with the zone', () => {
    const filed = contentOf('filed', 'de').details.at(-1)?.value;
    expect(filed).toContain('25. November 2026');
    expect(filed).toMatch(/00:30.*MEZ/);
  });

  it('should put the reason of a rejection into the first line, whatever its form', () => {
    const content = contentOf('rejected', 'en', {
      staffNote: ' Two things:\r\n- the address\n- the <name> ',
    });
    expect(textPartOf(content, URL)).toMatch(/^Not approved: Two things:/);
    expect(htmlPartOf(content, URL)).toContain(
      'Not approved: Two things:<br>- the address<br>- the &lt;name&gt;</h1>',
    );
  });

  it.each(everyMail)(
    'should let no customer write markup or headers: $event in $language',
    ({ event, language }) => {
      const evil = `"><script>alert('1')</script>\r\nBcc: all@evil.example\u2028<img src=x onerror=alert(1)>`;
      const content = contentOf(event, language, {
        displayName: evil,
        instanceName: evil,
        organizationName: evil,
        agentName: evil,
        packages: [evil],
        contact: { name: evil, email: evil },
        staffNote: evil,
      });
      expect(content.subject).not.toMatch(/[\r\n\u2028]/);
      const html = htmlPartOf(content, URL);
      expect(html).not.toMatch(/<script|<img|"><script/i);
      expect(html.match(/href=/g)).toHaveLength(1);
    },
  );

  it('should load nothing, count nobody and link to one place', () => {
    for (const { event, language } of everyMail) {
      const html = htmlPartOf(contentOf(event, language), URL);
      expect(html).not.toMatch(/<img|url\(|<link|@import|<script|src=/i);
      expect(html.match(/https?:\/\/[^"\s<]+/g)).toEqual([URL]);
    }
  });
});
