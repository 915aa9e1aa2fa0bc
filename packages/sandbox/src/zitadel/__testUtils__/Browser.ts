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

/** Follows redirects and keeps cookies like a browser, for tests; does not run scripts. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  /** Goes on until there is no redirect or the next address starts with `until`, which is not asked any more. */
  async open(
    address: string,
    options: { form?: Record<string, string>; until?: string } = {},
  ): Promise<{ url: string; status: number; body: string }> {
    let url = address;
    let form = options.form;
    for (let hops = 0; hops < 10; hops += 1) {
      if (options.until && url.startsWith(options.until)) {
        return { url, status: 0, body: '' };
      }
      const response = await fetch(url, {
        redirect: 'manual',
        method: form ? 'POST' : 'GET',
        body: form && new URLSearchParams(form),
        headers: { cookie: this.#header(url) },
      });
      this.#keep(url, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (!location) {
        return { url, status: response.status, body: await response.text() };
      }
      url = new URL(location, url).href;
      form = undefined;
    }
    throw new Error('Too many redirects');
  }

  #header(url: string): string {
    const jar = this.#jars.get(new URL(url).host) ?? new Map();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(url: string, cookies: string[]): void {
    const host = new URL(url).host;
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    for (const cookie of cookies) {
      const [pair, ...attributes] = cookie.split(';');
      const split = pair.indexOf('=');
      const name = pair.slice(0, split);
      const expires = attributes.find(a => /^\s*expires=/i.test(a));
      if (expires && Date.parse(expires.split('=')[1]) < Date.now()) {
        jar.delete(name);
      } else {
        jar.set(name, pair.slice(split + 1));
      }
    }
    this.#jars.set(host, jar);
  }
}
