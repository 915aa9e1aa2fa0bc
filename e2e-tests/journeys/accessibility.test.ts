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

import { expect, type Page, test } from '@playwright/test';
import {
  inspectPage,
  people,
  signInByApi,
  signInByBrowser,
  type Stack,
  startStack,
} from '../harness';
import { requestInput, telegramToken } from './requestInput';

/** Who has nothing yet, one a theme. */
const newcomers = { light: people.acmeOwner, dark: people.personalOwner };
const themes = ['light', 'dark'] as const;

let stack: Stack;
let tenantName: string;
test.beforeAll(async () => {
  stack = await startStack({ processes: 'one', database: 'sqlite' });
  const owner = await signInByApi(stack.url, people.muellerOwner);
  const staff = await signInByApi(stack.url, people.admin);
  const file = (instanceName: string) =>
    owner.pieced.createRequest(
      { ...requestInput, instanceName },
      { idempotencyKey: `${instanceName}-to-look-at` },
    );
  const wanted = await file('Ready one');
  await staff.pieced.approveRequest(wanted.id, { note: 'Welcome' });
  tenantName = wanted.tenantName;
  await file('Waiting one');
});
test.afterAll(async () => {
  await stack?.stop();
});

for (const theme of themes) {
  test.describe(theme, () => {
    test.use({
      colorScheme: theme,
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('pages before sign-in are fit for everybody', async ({ page }) => {
      await lookBeforeSignIn(page, `bea@blau-${theme}.example`);
    });

    test('a customer gets an instance by keyboard alone, and every page on the way is fit for everybody', async ({
      page,
    }) => {
      await signInByBrowser(page, stack.url, newcomers[theme]);
      await walkByKeyboard(page);
    });

    test('the pages of a customer with instances are fit for everybody', async ({
      page,
    }) => {
      await signInByBrowser(page, stack.url, people.muellerOwner);
      await lookAsCustomer(page);
    });

    test('the pages of staff are fit for everybody', async ({ page }) => {
      await signInByBrowser(page, stack.url, people.operator);
      await lookAsStaff(page);
    });
  });
}

async function lookBeforeSignIn(page: Page, email: string) {
  await page.goto(stack.url);
  await expect(
    page.getByRole('button', { name: 'Sign in with PieCed' }),
  ).toBeEnabled();
  await inspectPage(page, 'sign-in');

  await page.getByRole('link', { name: 'Register' }).click();
  const submit = page.getByRole('button', { name: 'Register' });
  await expect(submit).toBeVisible();
  await inspectPage(page, 'register');
  await submit.click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspectPage(page, 'register-errors');

  await page.getByRole('textbox', { name: 'Company' }).fill('Blau AG');
  await page.getByRole('textbox', { name: 'First name' }).fill('Bea');
  await page.getByRole('textbox', { name: 'Last name' }).fill('Blau');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await submit.click();
  await expect(
    page.getByRole('heading', { name: 'Look into your mailbox' }),
  ).toBeVisible();
  await inspectPage(page, 'register-done');
}

async function walkByKeyboard(page: Page) {
  await expect(
    page.getByRole('link', { name: 'Set up the assistant' }),
  ).toBeVisible();
  await inspectPage(page, 'dashboard-empty');

  await byKeyboard(page, 'link', 'Set up the assistant');
  await tabTo(page, 'checkbox', 'Telegram');
  await page.keyboard.press('Space');
  await byKeyboard(page, 'button', 'Go on to billing');
  await expect(page.getByRole('alert')).toBeFocused();
  await inspectPage(page, 'wizard-configure-errors');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const token = page.getByLabel('Bot token');
  await expect(token).toBeFocused();
  await page.keyboard.type(telegramToken);
  await byKeyboard(page, 'button', 'Go on to billing');

  await typeInto(page, 'Street', 'Bahnhofstrasse');
  await typeInto(page, 'Number', '1');
  await typeInto(page, 'Postal code', '8001');
  await typeInto(page, 'Town', 'Zürich');
  await inspectPage(page, 'wizard-billing');
  await byKeyboard(page, 'button', 'Go on to the summary');
  await expect(
    page.getByRole('button', { name: 'File request' }),
  ).toBeVisible();
  await inspectPage(page, 'wizard-confirm');
  await byKeyboard(page, 'button', 'File request');
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/);
  await inspectPage(page, 'request');
}

async function lookAsCustomer(page: Page) {
  await expect(page.getByText('Your instance is ready')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Waiting one' })).toBeVisible();
  await inspectPage(page, 'dashboard');
  await page.goto(`${stack.url}/pieced/instances/${tenantName}`);
  await expect(page.getByRole('region', { name: 'Checklist' })).toBeVisible();
  await inspectPage(page, 'instance');
  await page.goto(`${stack.url}/pieced/members`);
  await expect(page.getByText(people.muellerUser.name)).toBeVisible();
  await inspectPage(page, 'members');
  await page.getByRole('button', { name: /^Invite/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inspectPage(page, 'members-invite', '[role=dialog]');
  await page.goto(`${stack.url}/pieced/requests/none`);
  await expect(page.getByRole('alert')).toContainText(
    'There is nothing at this address',
  );
  await inspectPage(page, 'not-here');
}

async function lookAsStaff(page: Page) {
  const queue = page.getByRole('link', { name: 'Open the queue' });
  await expect(queue).toBeVisible();
  await inspectPage(page, 'staff-overview');
  await queue.click();
  await page.getByRole('row', { name: 'Müller AG' }).click();
  await expect(page.getByRole('region', { name: 'Review' })).toBeVisible();
  await inspectPage(page, 'staff-queue');
  await page.goto(`${stack.url}/pieced/instances`);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await inspectPage(page, 'staff-instances');
  await page.getByRole('link', { name: 'Catalog', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Ready one' })).toBeVisible();
  await page.goto(`${stack.url}/pieced/new/welcome`);
  await expect(page.getByRole('link', { name: 'Acme GmbH' })).toBeVisible();
  await inspectPage(page, 'staff-organization-choice');
}

/** Goes to a control with the Tab key alone. */
async function tabTo(
  page: Page,
  role: 'link' | 'button' | 'textbox' | 'checkbox',
  name: string,
): Promise<void> {
  const wanted = page.getByRole(role, { name });
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await wanted.evaluate(element => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not reach the ${role} '${name}'`);
}

async function byKeyboard(page: Page, role: 'link' | 'button', name: string) {
  await tabTo(page, role, name);
  await page.keyboard.press('Enter');
}

async function typeInto(page: Page, name: string, text: string) {
  await tabTo(page, 'textbox', name);
  await page.keyboard.type(text);
}
