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

import type { Config } from '@backstage/config';
import { createTransport } from 'nodemailer';
import type { Mail, Mailer } from './Mailer';
import { mailError } from './mailError';
import { smtpOptionsOf, type SmtpOptions } from './smtpOptionsOf';

type Transport = ReturnType<typeof transportTo>;

/**
 * Hands mails over to an SMTP server, one connection each.
 *
 * A server takes a mail the moment it answers 250. Whoever dies between that answer and noting it will send the mail
 * once more: SMTP has no way to ask. Both copies carry the same `Message-ID`.
 */
export class SmtpMailer implements Mailer {
  readonly #transport: Transport;
  readonly #options: SmtpOptions;

  /** Reads `pieced.mail`. */
  static fromConfig(config: Config): SmtpMailer {
    return new SmtpMailer(smtpOptionsOf(config));
  }

  constructor(options: SmtpOptions) {
    this.#options = options;
    this.#transport = transportTo(options);
  }

  async send(mail: Mail): Promise<void> {
    const { from, replyTo } = this.#options;
    try {
      await this.#transport.sendMail({
        messageId: `<${mail.id}@${from.address.split('@')[1]}>`,
        from,
        replyTo,
        to: mail.to,
        envelope: { from: from.address, to: [mail.to.address] },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': mail.language,
        },
      });
    } catch (error) {
      throw mailError(error);
    }
  }
}

function transportTo(options: SmtpOptions) {
  const { host, port, secure, requireTls, auth } = options;
  return createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls,
    auth,
    // a step that hangs holds a place that another mail could use
    dnsTimeout: 5_000,
    connectionTimeout: 5_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // a mail is what the caller wrote, never a file or an address it names
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
