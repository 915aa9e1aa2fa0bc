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

import { expect, type Page } from '@playwright/test';
import type { Person } from './people';

/** Opens the portal and signs in with the button, the pop-up and ZITADEL's page, as people do. */
export async function signInByBrowser(
  page: Page,
  url: string,
  person: Person,
): Promise<void> {
  await page.goto(url);
  const popup = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Sign in with PieCed' }).click();
  const login = await popup;
  const closed = login.waitForEvent('close');
  await login.getByRole('button', { name: person.name }).click();
  await closed;
  await expect(
    page.getByRole('button', { name: 'Sign in with PieCed' }),
  ).toBeHidden();
}
