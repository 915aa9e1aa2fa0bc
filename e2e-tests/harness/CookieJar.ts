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

/** As much of a browser's cookies as a sign-in needs: by host name, without paths. */
export class CookieJar {
  readonly #hosts = new Map<string, Map<string, string>>();

  /** One request with the cookies of its host; redirects are left to the caller. */
  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const cookies = this.#of(url);
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        cookie: [...cookies].map(pair => pair.join('=')).join('; '),
      },
    });
    for (const header of response.headers.getSetCookie()) {
      const [pair, ...attributes] = header.split(';');
      const [name, ...value] = pair.split('=');
      if (attributes.some(isPast)) {
        cookies.delete(name.trim());
      } else {
        cookies.set(name.trim(), value.join('='));
      }
    }
    return response;
  }

  #of(url: string): Map<string, string> {
    const { hostname } = new URL(url);
    const cookies = this.#hosts.get(hostname) ?? new Map<string, string>();
    this.#hosts.set(hostname, cookies);
    return cookies;
  }
}

function isPast(attribute: string): boolean {
  const [name, value = ''] = attribute.trim().split('=');
  return (
    (/^max-age$/i.test(name) && Number(value) <= 0) ||
    (/^expires$/i.test(name) && Date.parse(value) < Date.now())
  );
}
