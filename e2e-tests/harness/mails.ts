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

import type { SandboxProcess } from './SandboxProcess';
import { eventually } from './eventually';

/** A mail that the sandbox caught. */
export interface CaughtMail {
  to: string;
  subject: string;
  text: string;
}

/** Every mail to an address, newest first. */
export async function mailsTo(
  sandbox: SandboxProcess,
  address: string,
): Promise<CaughtMail[]> {
  const response = await fetch(`${sandbox.connection.mail.url}/messages`);
  const mails: CaughtMail[] = await response.json();
  return mails.filter(({ to }) => to.includes(address));
}

/**
 * Waits for the invitation mail to an address.
 *
 * @returns the mail and the link in it
 */
export function invitationTo(
  sandbox: SandboxProcess,
  address: string,
): Promise<{ mail: CaughtMail; link: string }> {
  return eventually(`the invitation of ${address}`, async () => {
    for (const mail of await mailsTo(sandbox, address)) {
      const link = /https?:\/\/\S*invite=true\S*/.exec(mail.text)?.[0];
      if (link) {
        return { mail, link };
      }
    }
    return undefined;
  });
}
