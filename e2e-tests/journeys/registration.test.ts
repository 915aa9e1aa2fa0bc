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
  acceptInvitation,
  goodPassword,
  invitationTo,
  signInByPassword,
  type Stack,
  startStack,
} from '../harness';

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack({ processes: 'one', database: 'sqlite' });
});
test.afterAll(async () => {
  await stack?.stop();
});

test('R-REG-1, R-REG-6: a company registers, is invited by mail, sets a password, signs in and finds the wizard', async ({
  page,
}) => {
  const email = 'nora.weiss@weiss-werke.example';
  await page.goto(stack.url);
  await page.getByRole('link', { name: 'Register' }).click();
  await expect(page).toHaveURL(/\/register$/);
  await page.getByRole('textbox', { name: 'Company' }).fill('Weiss Werke AG');
  await fillPerson(page, { given: 'Nora', family: 'Weiss', email });
  await chooseGerman(page);
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(
    page.getByRole('heading', { name: 'Look into your mailbox' }),
  ).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();

  const { mail } = await invitationTo(stack.sandbox, email);
  expect(mail.subject).toContain('Einladung');
  await walkToWizard(page, email);
  await page.getByRole('link', { name: 'Set up the assistant' }).click();
  await page.getByRole('button', { name: 'Go on to billing' }).click();
  await expect(page.getByRole('textbox', { name: 'Company' })).toHaveValue(
    'Weiss Werke AG',
  );
});

test('R-REG-2, R-PER-3: a private person does the same without a company', async ({
  page,
}) => {
  const email = 'paul.berger@weiss-werke.example';
  await page.goto(`${stack.url}/register`);
  await page
    .getByRole('switch', { name: 'As a private person' })
    .press('Space');
  await expect(page.getByRole('textbox', { name: 'Company' })).toBeHidden();
  await fillPerson(page, { given: 'Paul', family: 'Berger', email });
  await page.getByRole('button', { name: 'Register' }).press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Look into your mailbox' }),
  ).toBeVisible();

  await walkToWizard(page, email);
  await page.getByRole('link', { name: 'Set up the assistant' }).click();
  await page.getByRole('button', { name: 'Go on to billing' }).click();
  await expect(page.getByRole('textbox', { name: 'Street' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Company' })).toBeHidden();
  await expect(page.getByText('(Personal)')).toHaveCount(0);
});

test('R-REG-3, R-REG-5: a second account of a domain and a fourth try are refused in words', async ({
  page,
}) => {
  await page.goto(`${stack.url}/register`);
  await page.getByRole('textbox', { name: 'Company' }).fill('Other Ltd');
  await fillPerson(page, {
    given: 'Otto',
    family: 'Other',
    email: 'otto@Weiss-Werke.example',
  });
  await page.getByRole('button', { name: 'Register' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toContainText(
    'There is an account for weiss-werke.example already.',
  );
  await expect(summary).toBeFocused();

  await page
    .getByRole('textbox', { name: 'E-mail' })
    .fill('otto@other.example');
  await expect(summary).toBeHidden();
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('alert')).toContainText(
    /You can try again from \d\d:\d\d on/,
  );
});

async function fillPerson(
  page: Page,
  person: { given: string; family: string; email: string },
) {
  await page.getByRole('textbox', { name: 'First name' }).fill(person.given);
  await page.getByRole('textbox', { name: 'Last name' }).fill(person.family);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
}

async function chooseGerman(page: Page) {
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
}

async function walkToWizard(page: Page, email: string) {
  await acceptInvitation(page, stack, email);
  await signInByPassword(page, { email, password: goodPassword });
  await expect(
    page.getByRole('link', { name: 'Set up the assistant' }),
  ).toBeVisible();
}
