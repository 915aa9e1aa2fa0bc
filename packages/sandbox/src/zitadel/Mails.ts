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

import { createTransport } from 'nodemailer';
import { escapeHtml } from '../page';
import { LANGUAGES, MAIL_TEXTS } from './mailTexts';
import type { MailKind } from './mailTexts';
import type { Person } from './records';
import { fillUrlTemplate } from './urlTemplate';

const FROM = 'ZITADEL <notification@zitadel.example>';
const TRIES = 3;
const PAUSE_MS = 1000;

/**
 * Sends the mails of ZITADEL, behind the calls that ask for them: a call succeeds also when the mail server does not
 * answer; then the mail is tried again.
 */
export class Mails {
  readonly #issuer: string;
  readonly #transport?: ReturnType<typeof createTransport>;
  readonly #timers = new Set<NodeJS.Timeout>();
  #closed = false;

  /** @param options - without `smtp` no mail leaves, as in a ZITADEL without a provider for it */
  constructor(options: {
    issuer: string;
    smtp?: { host: string; port: number };
  }) {
    this.#issuer = options.issuer;
    this.#transport = options.smtp && createTransport(options.smtp);
  }

  sendInvitation(person: Person): void {
    const { code = '', urlTemplate, applicationName } = person.invitation ?? {};
    this.#send(person, {
      kind: 'invitation',
      app: applicationName ?? 'ZITADEL',
      code,
      urlTemplate: urlTemplate ?? this.#verifyUrl('&invite=true'),
    });
  }

  sendVerification(person: Person, urlTemplate?: string): void {
    this.#send(person, {
      kind: 'verification',
      app: 'ZITADEL',
      code: person.emailCode ?? '',
      urlTemplate: urlTemplate ?? this.#verifyUrl(''),
    });
  }

  close(): void {
    this.#closed = true;
    this.#timers.forEach(clearTimeout);
    this.#transport?.close();
  }

  #verifyUrl(more: string): string {
    return `${
      this.#issuer
    }/ui/v2/login/verify?code={{.Code}}&userId={{.UserID}}&organization={{.OrgID}}${more}`;
  }

  #send(
    person: Person,
    mail: { kind: MailKind; app: string; code: string; urlTemplate: string },
  ): void {
    const language =
      LANGUAGES.find(known => person.preferredLanguage?.startsWith(known)) ??
      'en';
    const text = MAIL_TEXTS[mail.kind][language];
    const fill = (line: string) =>
      line
        .replace('{app}', () => mail.app)
        .replace('{name}', () => person.displayName);
    const url = fillUrlTemplate(mail.urlTemplate, {
      Code: mail.code,
      UserID: person.id,
      OrgID: person.organizationId,
    });
    const lines = [text.greeting, text.body].map(fill);
    const html = [
      ...lines.map(line => `<p>${escapeHtml(line)}</p>`),
      `<p><a href="${escapeHtml(
        url,
      )}" target="_blank" rel="noopener">${escapeHtml(text.button)}</a></p>`,
      `<p>${escapeHtml(text.ignore)}</p>`,
    ].join('\n');
    this.#deliver(
      {
        from: FROM,
        to: { name: person.displayName, address: person.email },
        subject: fill(text.subject),
        text: [...lines, `${text.button}: ${url}`, text.ignore].join('\n\n'),
        html: `<html lang="${language}"><body>${html}</body></html>`,
        headers: { 'Content-Language': language },
      },
      TRIES,
    );
  }

  #deliver(
    message: Parameters<ReturnType<typeof createTransport>['sendMail']>[0],
    tries: number,
  ): void {
    this.#transport?.sendMail(message).catch(() => {
      if (tries > 1 && !this.#closed) {
        const timer = setTimeout(() => {
          this.#timers.delete(timer);
          this.#deliver(message, tries - 1);
        }, PAUSE_MS);
        this.#timers.add(timer);
      }
    });
  }
}
