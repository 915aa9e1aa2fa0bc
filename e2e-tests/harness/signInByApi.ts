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
import { signInToPortal } from '@pieced/sandbox';
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
  const token = await signInToPortal({ url, person: person.id });
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
