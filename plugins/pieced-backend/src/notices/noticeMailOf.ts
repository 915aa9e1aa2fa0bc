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
import { SmtpMailer } from '../integrations/mail/SmtpMailer';
import type { NoticeMail } from './noticeOperation';

/** Reads `pieced.mail`. Undefined without it: then people are told by notifications only. */
export function noticeMailOf(config: Config): NoticeMail | undefined {
  const mail = config.getOptionalConfig('pieced.mail');
  if (!mail) {
    return undefined;
  }
  const staff = config.getString('app.baseUrl');
  return {
    mailer: SmtpMailer.fromConfig(mail),
    portalUrls: {
      staff,
      customer: mail.getOptionalString('customerPortalUrl') ?? staff,
    },
  };
}
