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
import { InputError } from '@backstage/errors';
import { parseAddress, type MailAddress } from './parseAddress';

/** How the mail server is reached and who writes. */
export interface SmtpOptions {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  /** Never without STARTTLS. */
  requireTls: boolean;
  auth?: { user: string; pass: string };
  from: MailAddress;
  replyTo?: MailAddress;
}

/**
 * Reads `pieced.mail`.
 *
 * @throws InputError naming the key
 */
export function smtpOptionsOf(config: Config): SmtpOptions {
  const secure = config.getOptionalBoolean('secure') ?? false;
  const auth = authOf(config);
  return {
    host: config.getString('host'),
    port: config.getNumber('port'),
    secure,
    requireTls:
      config.getOptionalBoolean('requireTls') ??
      (auth !== undefined && !secure),
    auth,
    from: addressIn(config, 'from'),
    replyTo: config.has('replyTo') ? addressIn(config, 'replyTo') : undefined,
  };
}

function authOf(config: Config): SmtpOptions['auth'] {
  const user = config.getOptionalString('username');
  const pass = config.getOptionalString('password');
  if ((user === undefined) !== (pass === undefined)) {
    throw new InputError(
      'pieced.mail.username and pieced.mail.password belong together; set both or none',
    );
  }
  return user !== undefined && pass !== undefined ? { user, pass } : undefined;
}

function addressIn(config: Config, key: 'from' | 'replyTo'): MailAddress {
  const address = parseAddress(config.getString(key));
  if (!address) {
    throw new InputError(
      `pieced.mail.${key} must be an address such as 'PieCed <noreply@pieced.example>'`,
    );
  }
  return address;
}
