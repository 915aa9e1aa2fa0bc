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

import { HttpBrowser } from './HttpBrowser';

/**
 * Goes the way of a sign-in: the portal's start, the login page with the demo people, back to the portal, and a token
 * for the session that this made.
 *
 * @param options.url - the portal's backend
 * @param options.person - the ZITADEL id of a demo person
 * @param options.environment - the portal's `auth.environment`
 * @returns a Backstage token
 */
export async function signInToPortal(options: {
  url: string;
  person: string;
  environment?: string;
}): Promise<string> {
  const { url, person, environment = 'development' } = options;
  const provider = `${url}/api/auth/zitadel`;
  const browser = new HttpBrowser();
  const login = await browser.open(
    `${provider}/start?env=${environment}&scope=openid`,
  );
  await browser.open(login.url, {
    method: 'POST',
    body: new URLSearchParams({ person }),
  });
  const { status, text } = await browser.open(
    `${provider}/refresh?env=${environment}`,
    { headers: { 'x-requested-with': 'XMLHttpRequest' } },
  );
  if (status !== 200) {
    throw new Error(`The sign-in of '${person}' failed: ${text}`);
  }
  return JSON.parse(text).backstageIdentity.token;
}
