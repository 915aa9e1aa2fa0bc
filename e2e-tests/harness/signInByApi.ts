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

import { PiecedClient } from '@pieced/plugin-pieced-common';
import { CookieJar } from './CookieJar';
import type { Person } from './people';

/** A person's session without a browser. */
export interface ApiSession {
  /** The Backstage token. */
  token: string;
  /** Calls the portal as the person; the path begins with `/`, e.g. `/api/pieced/requests`. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The portal's typed client, signed in. */
  pieced: PiecedClient;
}

/**
 * Goes the whole way of a sign-in as a browser would: the portal's start, ZITADEL's login page, back with a code, and a
 * token for the session that this made.
 *
 * @param url - the portal
 */
export async function signInByApi(
  url: string,
  person: Person,
): Promise<ApiSession> {
  const jar = new CookieJar();
  const login = await follow(
    jar,
    `${url}/api/auth/zitadel/start?env=development&scope=openid+profile+email+offline_access&origin=${url}`,
  );
  const chosen = await jar.fetch(login.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `person=${person.id}`,
  });
  await follow(jar, next(login.url, chosen));
  const refreshed = await jar.fetch(
    `${url}/api/auth/zitadel/refresh?env=development&optional`,
    { headers: { 'x-requested-with': 'XMLHttpRequest' } },
  );
  const session = await refreshed.json();
  const token = session.backstageIdentity?.token;
  if (!token) {
    throw new Error(
      `Sign-in as ${person.name} failed: ${JSON.stringify(session.error)}`,
    );
  }
  const withToken = (init: RequestInit = {}): RequestInit => ({
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${token}` },
  });
  return {
    token,
    fetch: (path, init) => fetch(`${url}${path}`, withToken(init)),
    pieced: new PiecedClient({
      discoveryApi: { getBaseUrl: async id => `${url}/api/${id}` },
      fetchApi: { fetch: (input, init) => fetch(input, withToken(init)) },
    }),
  };
}

async function follow(jar: CookieJar, start: string) {
  let url = start;
  for (let steps = 0; steps < 20; steps++) {
    const response = await jar.fetch(url);
    if (response.status < 300 || response.status >= 400) {
      if (!response.ok) {
        throw new Error(
          `Sign-in stopped at ${new URL(url).pathname} with ${
            response.status
          }: ${await response.text()}`,
        );
      }
      return { url, response };
    }
    url = next(url, response);
  }
  throw new Error('Sign-in went round in circles');
}

function next(url: string, response: Response): string {
  const location = response.headers.get('location');
  if (!location) {
    throw new Error(`No way on from ${new URL(url).pathname}`);
  }
  return new URL(location, url).href;
}
