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

/** What a walk through the wizard types in. */
export interface Answers {
  agentName: string;
  telegramToken: string;
}

/** Walks through the wizard from an empty dashboard and ends on the page of the filed request. */
export async function fileRequest(page: Page, answers: Answers): Promise<void> {
  await page.getByRole('link', { name: 'Set up the assistant' }).click();
  await page
    .getByRole('textbox', { name: 'Name of the assistant' })
    .fill(answers.agentName);
  await page.getByRole('checkbox', { name: 'Telegram' }).check({ force: true });
  await page.getByLabel('Bot token').fill(answers.telegramToken);
  await page.getByRole('button', { name: 'Go on to billing' }).click();

  await page.getByRole('textbox', { name: 'Company' }).fill('Acme GmbH');
  await page.getByRole('textbox', { name: 'Street' }).fill('Bahnhofstrasse');
  await page.getByRole('textbox', { name: 'Number' }).fill('1');
  await page.getByRole('textbox', { name: 'Postal code' }).fill('8001');
  await page.getByRole('textbox', { name: 'Town' }).fill('Zürich');
  await page.getByRole('button', { name: 'Go on to the summary' }).click();

  await page.getByRole('button', { name: 'File request' }).click();
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/);
}

/** Approves a request that waits in the queue; the page is of somebody of PieCed. */
export async function approveRequest(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Open the queue' }).click();
  await page.getByRole('row', { name }).first().click();
  const review = page.getByRole('region', { name: 'Review' });
  await review.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('button', { name: 'Approve request' }).click();
}
