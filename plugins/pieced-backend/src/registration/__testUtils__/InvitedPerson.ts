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

import { HttpBrowser, type Mail, type Sandbox } from '@pieced/sandbox';
import { eventually } from '../../__testUtils__/eventually';
import { ScriptedServer } from '../../integrations/__testUtils__/ScriptedServer';

const PASSWORD = 'Bien-venue1';
const CALLBACK = '/api/auth/zitadel/handler/frame';

/** Somebody with a mailbox and a browser who sees only what pages and mails show, and whose clicks are counted. */
export class InvitedPerson {
  readonly #sandbox: Sandbox;
  readonly #email: string;
  readonly #portal: ScriptedServer;
  readonly #browser = new HttpBrowser();
  #page = { url: '', status: 0, text: '' };
  #mailsBefore = 0;
  clicks = 0;

  private constructor(sandbox: Sandbox, email: string, portal: ScriptedServer) {
    this.#sandbox = sandbox;
    this.#email = email;
    this.#portal = portal;
  }

  static async create(sandbox: Sandbox, email: string): Promise<InvitedPerson> {
    return new InvitedPerson(sandbox, email, await ScriptedServer.start());
  }

  async close(): Promise<void> {
    await this.#portal.close();
  }

  /** What the page says. */
  get sees(): string {
    return this.#page.text.replace(/<style>[^]*?<\/style>|<[^>]*>/g, ' ');
  }

  /** How many mails came since `startCounting`. */
  get mails(): number {
    return this.#inbox().length - this.#mailsBefore;
  }

  /** Forgets the clicks and mails so far. */
  startCounting(): void {
    this.clicks = 0;
    this.#mailsBefore = this.#inbox().length;
  }

  /** The link of the newest mail, once there are so many. */
  async newestLink(count: number): Promise<string> {
    const mails = await eventually(
      async () => this.#inbox(),
      list => list.length >= count,
    );
    return /https?:\/\/\S+/.exec(mails[0].text)![0];
  }

  async open(link: string): Promise<void> {
    this.#page = await this.#browser.open(link);
  }

  /** Presses the button with this text, after typing into its form. */
  async press(
    button: string,
    typed: Record<string, string> = {},
  ): Promise<void> {
    const forms = this.#page.text.match(/<form[^]*?<\/form>/g) ?? [];
    const form = forms.find(text => text.includes(`>${button}`));
    if (!form) {
      throw new Error(`There is no button '${button}' in: ${this.sees}`);
    }
    const body = new URLSearchParams(typed);
    for (const [, name, value] of form.matchAll(
      /type="hidden" name="([^"]*)" value="([^"]*)"/g,
    )) {
      if (!body.has(name)) {
        body.set(name, value);
      }
    }
    const action = /action="([^"]*)"/.exec(form)![1];
    this.clicks += 1;
    this.#page = await this.#browser.open(
      new URL(action, this.#page.url).href,
      { method: 'POST', body },
    );
  }

  setPassword(): Promise<void> {
    return this.press('Set password', { password: PASSWORD, again: PASSWORD });
  }

  /** Where the page leads to the portal, if it does. */
  get wayToThePortal(): string | undefined {
    return /<a class="card" href="([^"]*)"><strong>Go on to the portal/.exec(
      this.#page.text,
    )?.[1];
  }

  /** Opens the sign-in as the portal does. */
  async startSignIn(): Promise<void> {
    const query = new URLSearchParams({
      client_id: this.#sandbox.zitadel.clientId,
      response_type: 'code',
      redirect_uri: this.#portal.url + CALLBACK,
      scope: 'openid email urn:zitadel:iam:user:resourceowner',
    });
    await this.open(`${this.#sandbox.zitadel.url}/oauth/v2/authorize?${query}`);
  }

  /** Signs in with the password and returns what the portal learns of the person. */
  async signIn(): Promise<Record<string, unknown>> {
    await this.startSignIn();
    await this.press('Sign in', { email: this.#email, password: PASSWORD });
    return this.#claims();
  }

  /** Signs in as a demo person. */
  async signInAs(person: string): Promise<void> {
    await this.startSignIn();
    this.#page = await this.#browser.open(this.#page.url, {
      method: 'POST',
      body: new URLSearchParams({ person }),
    });
  }

  async #claims(): Promise<Record<string, unknown>> {
    const { url, clientId, clientSecret } = this.#sandbox.zitadel;
    const code = new URL(this.#page.url).searchParams.get('code');
    if (!code) {
      throw new Error(`No sign-in: ${this.sees}`);
    }
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const token = await fetch(`${url}/oauth/v2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: this.#portal.url + CALLBACK,
      }),
    });
    const { access_token } = await token.json();
    const userinfo = await fetch(`${url}/oidc/v1/userinfo`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    return userinfo.json();
  }

  /** Newest first. */
  #inbox(): Mail[] {
    return this.#sandbox.mail
      .messages()
      .filter(({ envelope }) => envelope.to.includes(this.#email));
  }
}
