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

import type { Language } from '@pieced/plugin-pieced-common';

/** A mail to one person. */
export interface Mail {
  /**
   * Stays the same however often the mail is handed over. Becomes its `Message-ID`, by which mail servers and programs
   * recognize a repeat.
   */
  id: string;
  to: { name: string; address: string };
  language: Language;
  subject: string;
  /** The two parts say the same. */
  text: string;
  html: string;
}

/** Hands mails over to a mail server. */
export interface Mailer {
  /**
   * Resolves when the server has taken the mail.
   *
   * @throws UpstreamError
   */
  send(mail: Mail): Promise<void>;
}
