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

import { languageSchema } from '@pieced/plugin-pieced-common';
import { htmlPartOf } from './mail/htmlPart';
import { textPartOf } from './mail/textPart';
import { noticeContentFor } from './noticeContent';
import { registrationNoticeEvents, type RegistrationFacts } from './Notice';

const languages = languageSchema.options;

const facts: RegistrationFacts = {
  companyName: 'Müller AG',
  email: 'ada@müller.ch',
  domain: 'müller.ch',
  registeredAt: '2026-11-24T23:30:00.000Z',
};

const everyMail = registrationNoticeEvents.flatMap(event =>
  languages.map(language => ({ event, language })),
);

const contentOf = (
  { event, language }: (typeof everyMail)[number],
  change: Partial<RegistrationFacts> = {},
) =>
  noticeContentFor({
    event,
    facts: { ...facts, ...change },
    recipient: { name: 'Ada Lovelace', language },
  });

describe('registrationContentFor', () => {
  it.each(everyMail)(
    'R-REG-3 R-I18N-1 says what happened, what to do and why the mail came: $event in $language',
    mail => {
      const content = contentOf(mail);
      const text = textPartOf(content, 'https://my.pieced.example/pieced');
      expect(text.startsWith(content.status)).toBe(true);
      expect(text).toContain(content.next);
      expect(text).toContain('https://my.pieced.example/pieced');
      expect(text).toContain('Müller AG');
      expect(text).toContain('ada@müller.ch');
      expect(text).toMatch(/25.*2026.*00:30/);
      expect(content.footer[0]).toContain('ada@müller.ch');
      expect(text).not.toMatch(/ß|undefined|\$\{/);
      expect(contentOf(mail, { companyName: undefined }).details).toHaveLength(
        content.details.length - 1,
      );
    },
  );

  it.each(registrationNoticeEvents)(
    'R-I18N-1 differs between languages: %s',
    event => {
      const contents = languages.map(language =>
        contentOf({ event, language }),
      );
      for (const part of [
        contents.map(({ subject }) => subject),
        contents.map(({ status }) => status),
        contents.map(({ next }) => next),
        contents.map(({ action }) => action.label),
      ]) {
        expect(new Set(part).size).toBe(languages.length);
      }
    },
  );

  it('R-REG-3 names the domain that is taken', () => {
    for (const language of languages) {
      const { subject, status } = contentOf({
        event: 'domain_taken',
        language,
      });
      expect(subject).toContain('müller.ch');
      expect(status).toContain('müller.ch');
    }
  });

  it('should let nobody write markup', () => {
    const html = htmlPartOf(
      contentOf(everyMail[0], { companyName: '<img src=x>"' }),
      'https://my.pieced.example/pieced',
    );
    expect(html).not.toMatch(/<img/);
    expect(html.match(/href=/g)).toHaveLength(1);
  });
});
