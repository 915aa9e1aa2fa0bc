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

/** Follows redirects and keeps cookies per host, as far as a sign-in needs it; runs no scripts. */
export class HttpBrowser {
  readonly #cookies = new Map<string, Map<string, string>>();

  async open(
    address: string,
    init: { method?: string; body?: URLSearchParams; headers?: object } = {},
  ): Promise<{ url: string; status: number; text: string }> {
    let url = address;
    let request: RequestInit = { method: init.method, body: init.body };
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await fetch(url, {
        ...request,
        redirect: 'manual',
        headers: { ...init.headers, cookie: this.#cookieHeader(url) },
      });
      this.#keepCookies(url, response);
      const location = response.headers.get('location');
      if (!location) {
        return { url, status: response.status, text: await response.text() };
      }
      url = new URL(location, url).href;
      request = {};
    }
    throw new Error(`Too many redirects from '${address}'`);
  }

  #cookieHeader(url: string): string {
    const cookies = this.#cookies.get(new URL(url).host) ?? new Map();
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keepCookies(url: string, response: Response): void {
    const { host } = new URL(url);
    const cookies = this.#cookies.get(host) ?? new Map<string, string>();
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) {
        cookies.set(name, value);
      } else {
        cookies.delete(name);
      }
    }
    this.#cookies.set(host, cookies);
  }
}
