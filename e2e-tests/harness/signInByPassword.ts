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

/** Signs in on the portal's sign-in page as somebody who was invited. */
export async function signInByPassword(
  page: Page,
  person: { email: string; password: string },
): Promise<void> {
  const button = page.getByRole('button', { name: 'Sign in with PieCed' });
  const popup = page.waitForEvent('popup');
  await button.click();
  const login = await popup;
  const closed = login.waitForEvent('close');
  await login.getByLabel('E-mail').fill(person.email);
  await login.getByLabel('Password').fill(person.password);
  await login.getByRole('button', { name: 'Sign in', exact: true }).click();
  await closed;
  await expect(button).toBeHidden();
}
