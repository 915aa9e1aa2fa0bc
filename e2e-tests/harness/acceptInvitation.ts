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
import type { Stack } from './startStack';
import { invitationTo } from './mails';

/** A password that ZITADEL takes. */
export const goodPassword = 'Correct-Horse-7';

/** Opens the link of the newest invitation, sets a password and goes on to the portal. */
export async function acceptInvitation(
  page: Page,
  stack: Stack,
  email: string,
): Promise<void> {
  const { zitadel } = stack.sandbox.connection;
  // Where ZITADEL's pages send people afterwards is a setting of the stand-in, not of the portal.
  await fetch(`${zitadel.url}/debug/settings`, {
    method: 'PUT',
    body: JSON.stringify({ portalUrl: stack.url }),
  });
  const { link } = await invitationTo(stack.sandbox, email);
  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill(goodPassword);
  await page.getByLabel('Password again').fill(goodPassword);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByRole('link', { name: 'Go on to the portal' }).click();
  await expect(
    page.getByRole('button', { name: 'Sign in with PieCed' }),
  ).toBeVisible();
}
