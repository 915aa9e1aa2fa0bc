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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Faults } from '../../Faults';
import { startMail } from '../../mail/startMail';
import type { MailCatcher } from '../../mail/startMail';
import type { Mail } from '../../mail/MailStore';
import { startZitadel } from '../startZitadel';
import type { Zitadel } from '../startZitadel';
import type { ZitadelSettings } from '../Settings';
import { Browser } from './Browser';

export const CALLBACK = 'http://localhost:7007/api/auth/zitadel/handler/frame';
export const ACME = '310000000000000002';
export const ANNA = '310000000000000201';
export const GRANTS = '/zitadel.project.v2.ProjectService';
export const AUTHORIZATIONS = '/zitadel.authorization.v2.AuthorizationService';

const SCOPE = 'openid profile email urn:zitadel:iam:user:resourceowner';

/** A ZITADEL stand-in with a mail catcher, and what tests ask of them over HTTP. */
export class TestInstance {
  readonly faults = new Faults();
  readonly #stateDir = mkdtempSync(join(tmpdir(), 'zitadel-'));

  private constructor(public mail: MailCatcher, public zitadel: Zitadel) {}

  static async start(
    settings?: Partial<ZitadelSettings>,
  ): Promise<TestInstance> {
    const mail = await startMail({ smtpPort: 0, pagePort: 0 });
    const instance = new TestInstance(mail, {} as Zitadel);
    instance.zitadel = await instance.#start(0, settings);
    return instance;
  }

  /** Ends the stand-in and starts it again with the same state at the same address. */
  async restart(): Promise<void> {
    const port = Number(new URL(this.zitadel.url).port);
    await this.zitadel.close();
    this.zitadel = await this.#start(port);
    // The first tries may still find a kept connection that the old server has cut.
    await eventually(() =>
      fetch(`${this.zitadel.url}/debug/healthz`).catch(() => undefined),
    );
  }

  /** What happens while `work` runs finds no mail server. */
  async withoutMail(work: () => Promise<unknown>): Promise<void> {
    const { smtpPort } = this.mail;
    await this.mail.close();
    await work();
    this.mail = await startMail({ smtpPort, pagePort: 0 });
  }

  async close(): Promise<void> {
    await this.zitadel.close();
    await this.mail.close();
    rmSync(this.#stateDir, { recursive: true });
  }

  async call(
    path: string,
    body: unknown = {},
    options: { method?: string; token?: string } = {},
  ) {
    const { method = 'POST', token = this.zitadel.serviceToken } = options;
    const response = await fetch(`${this.zitadel.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        connection: 'close',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  /** The body of a call that must succeed. */
  async done(path: string, body: unknown = {}, method?: string) {
    const answer = await this.call(path, body, { method });
    if (answer.status >= 300) {
      throw new Error(`${path}: ${answer.status} ${answer.body.message}`);
    }
    return answer.body;
  }

  /** An organization with one owner who has no password yet, the portal's grant and the role. */
  async register(name: string, email: string) {
    const { organizationId, createdAdmins } = await this.done(
      '/v2/organizations',
      { name, admins: [{ human: person(email), roles: ['ORG_OWNER'] }] },
    );
    const userId: string = createdAdmins[0].userId;
    const { projectId } = this.zitadel;
    await this.done(`${GRANTS}/CreateProjectGrant`, {
      projectId,
      grantedOrganizationId: organizationId,
      roleKeys: ['owner', 'user'],
    });
    const { id } = await this.done(`${AUTHORIZATIONS}/CreateAuthorization`, {
      userId,
      projectId,
      organizationId,
      roleKeys: ['owner'],
    });
    return { organizationId, userId, authorizationId: id as string };
  }

  /** Invites with a mail and gives the link in it. */
  async invite(userId: string, sendCode: object = {}): Promise<string> {
    const before = this.mail.messages().length;
    await this.done(`/v2/users/${userId}/invite_code`, { sendCode });
    return linkOf(await this.nextMail(before));
  }

  /** The newest mail once there are more than `before`. */
  nextMail(before: number): Promise<Mail> {
    return eventually(async () => {
      const mails = this.mail.messages();
      return mails.length > before ? mails[0] : undefined;
    });
  }

  async settings(change: Partial<ZitadelSettings>): Promise<void> {
    await fetch(`${this.zitadel.url}/debug/settings`, {
      method: 'PUT',
      body: JSON.stringify(change),
    });
  }

  /** The login page as an application asks for it. */
  openLogin(browser: Browser) {
    const query = new URLSearchParams({
      client_id: this.zitadel.clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: SCOPE,
    });
    return browser.open(`${this.zitadel.url}/oauth/v2/authorize?${query}`);
  }

  /** What userinfo says after a sign-in with the form, or the page that refused it. */
  async signIn(form: Record<string, string>) {
    const browser = new Browser();
    const login = await this.openLogin(browser);
    const back = await browser.open(login.url, { form, until: CALLBACK });
    const code = new URL(back.url).searchParams.get('code');
    if (!code) {
      return { refused: back };
    }
    const { clientId, clientSecret, url } = this.zitadel;
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const token = await fetch(`${url}/oauth/v2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: CALLBACK,
      }),
    });
    const { access_token: accessToken } = await token.json();
    const userinfo = await this.userinfo(accessToken);
    return { accessToken, claims: userinfo.body };
  }

  async userinfo(accessToken: string) {
    const response = await fetch(`${this.zitadel.url}/oidc/v1/userinfo`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    return { status: response.status, body: await response.json() };
  }

  #start(port: number, settings?: Partial<ZitadelSettings>) {
    return startZitadel({
      port,
      stateDir: this.#stateDir,
      faults: this.faults,
      seed: true,
      redirectUris: [CALLBACK],
      smtp: { host: '127.0.0.1', port: this.mail.smtpPort },
      settings,
    });
  }
}

/** `AddHumanUserRequest` of a person whose address ZITADEL shall not verify by mail. */
export function person(email: string, language = 'fr') {
  return {
    profile: {
      givenName: 'Léa',
      familyName: 'Blanc',
      preferredLanguage: language,
    },
    email: { email, returnCode: {} },
  };
}

export function linkOf(mail: Mail): string {
  return /https?:\/\/\S+/.exec(mail.text)?.[0] ?? '';
}

/** Asks until there is an answer. */
export async function eventually<T>(
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + 5000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error('It did not happen within 5 s');
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
