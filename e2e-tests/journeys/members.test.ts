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
  eventually,
  goodPassword,
  people,
  signInByApi,
  signInByBrowser,
  signInByPassword,
  type Stack,
  startStack,
} from '../harness';
import { requestInput } from './requestInput';

const email = 'nora.weiss@acme.example';

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack({ processes: 'one', database: 'sqlite' });
});
test.afterAll(async () => {
  await stack?.stop();
});

test('R-ROL-3, R-REG-8: an owner invites a user, who sees the assigned instance alone and no controls', async ({
  browser,
}) => {
  await provide('Support');
  const research = await provide('Research');
  const ownerPage = await (await browser.newContext()).newPage();
  const userPage = await (await browser.newContext()).newPage();

  await signInByBrowser(ownerPage, stack.url, people.acmeOwner);
  await ownerPage.getByRole('link', { name: 'Members' }).click();
  await invite(ownerPage, 'Support');
  const row = ownerPage.getByRole('listitem').filter({ hasText: email });
  await expect(row).toContainText('Invited');

  await acceptInvitation(userPage, stack, email);
  await signInByPassword(userPage, { email, password: goodPassword });
  await expect(userPage.getByRole('link', { name: 'Support' })).toBeVisible();
  await expect(userPage.getByText('Research')).toHaveCount(0);
  await expectNoControls(userPage);

  await userPage.getByRole('link', { name: 'Support' }).click();
  await expect(userPage.getByRole('status')).toContainText(
    'The assistant is running.',
  );
  await expectNoControls(userPage);
  await userPage.goto(`${stack.url}/pieced/instances/${research}`);
  await expect(userPage.getByRole('alert')).toContainText(
    'There is nothing at this address',
  );
  await userPage.goto(`${stack.url}/pieced/members`);
  await expect(userPage.getByText('Only owners see the members')).toBeVisible();

  // Both pages are left alone from here on.
  await userPage.goto(`${stack.url}/pieced`);
  await expect(row).toContainText('Active', { timeout: 30_000 });
  await assign(ownerPage, 'Research');
  await expect(userPage.getByRole('link', { name: 'Research' })).toBeVisible();
});

/** Lets the owner ask for an instance and PieCed approve it; answers with its technical name. */
async function provide(instanceName: string): Promise<string> {
  const owner = await signInByApi(stack.url, people.acmeOwner);
  const staff = await signInByApi(stack.url, people.admin);
  const { id, tenantName } = await owner.pieced.createRequest(
    { ...requestInput, instanceName },
    { idempotencyKey: `members-${instanceName}` },
  );
  await staff.pieced.approveRequest(id);
  await eventually(`${instanceName} to be ready`, async () => {
    const { status } = await owner.pieced.getRequest(id);
    return status === 'active';
  });
  return tenantName;
}

async function invite(page: Page, instance: string) {
  await page.getByRole('button', { name: 'Invite a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'First name' }).fill('Nora');
  await dialog.getByRole('textbox', { name: 'Last name' }).fill('Weiss');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await dialog.getByRole('checkbox', { name: instance }).press('Space');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await expect(dialog).toBeHidden();
}

async function assign(page: Page, instance: string) {
  await page.getByRole('button', { name: 'Change Nora Weiss' }).click();
  await page
    .getByRole('menuitem', { name: 'Change role and instances' })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: instance }).press('Space');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog).toBeHidden();
}

async function expectNoControls(page: Page) {
  const main = page.getByRole('main');
  await expect(
    main.getByRole('link', { name: /Create instance|Members|Set up/ }),
  ).toHaveCount(0);
  await expect(
    main.getByRole('button', { name: /Invite|Withdraw|Delete|Suspend|Retry/ }),
  ).toHaveCount(0);
  await expect(main.getByRole('textbox')).toHaveCount(0);
}
