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

import { type BrowserContext, expect, test } from '@playwright/test';
import {
  eventually,
  kubectl,
  kubectlPath,
  people,
  readPackageSecrets,
  signInByApi,
  signInByBrowser,
  type Stack,
  type StackOptions,
  startStack,
  testPostgres,
} from '../harness';
import { telegramToken } from './requestInput';
import { approveRequest, fileRequest } from './steps';

const setUps: Record<string, () => StackOptions> = {
  'one process on SQLite': () => ({ processes: 'one', database: 'sqlite' }),
  'one that serves and one that works on PostgreSQL': () => ({
    processes: 'serve+work',
    database: testPostgres(),
  }),
};

for (const [name, options] of Object.entries(setUps)) {
  test.describe(name, () => {
    let stack: Stack;
    test.beforeAll(async () => {
      stack = await startStack(options());
    });
    test.afterAll(async () => {
      await stack?.stop();
    });

    test('walks from sign-in to a running instance (R-WIZ-5, R-REQ-3, R-REQ-5, R-TEN-7, R-BS-1, R-BS-2)', async ({
      browser,
    }) => {
      const owner = await browser.newContext();
      const staff = await browser.newContext();
      const heard = [owner, staff].map(recordAnswers);
      const ownerPage = await owner.newPage();
      const staffPage = await staff.newPage();

      await signInByBrowser(ownerPage, stack.url, people.acmeOwner);
      await fileRequest(ownerPage, { agentName: 'Ada', telegramToken });
      const requestId = ownerPage.url().split('/').at(-1)!;
      const state = ownerPage.getByRole('status');
      await expect(state).toContainText('PieCed is reviewing your request.');

      await signInByBrowser(staffPage, stack.url, people.admin);
      await approveRequest(staffPage, 'Acme GmbH');

      // The owner's page was left alone meanwhile.
      await expect(state).toContainText('Your assistant is running.', {
        timeout: 30_000,
      });
      await ownerPage.getByRole('link', { name: 'Open instance' }).click();
      await expect(state).toContainText('The assistant is running.');
      await expect(
        ownerPage
          .getByRole('region', { name: 'Checklist' })
          .getByRole('img', { name: 'Passed' }),
      ).toHaveCount(4);

      const api = await signInByApi(stack.url, people.acmeOwner);
      const { tenantName, status } = await api.pieced.getRequest(requestId);
      expect(status).toBe('active');

      await expectCustomResource(stack, { tenantName, requestId });
      await expectSecretInVault(stack, tenantName);
      await expectEntity(stack, tenantName);
      await expectTokenNowhereElse(stack, requestId, heard.flat());
      await owner.close();
      await staff.close();
    });
  });
}

/** The bodies of everything that the browser is answered. */
function recordAnswers(context: BrowserContext): Promise<string>[] {
  const bodies: Promise<string>[] = [];
  context.on('response', response => {
    if (response.url().includes('/api/')) {
      bodies.push(response.text().catch(() => ''));
    }
  });
  return bodies;
}

async function expectCustomResource(
  stack: Stack,
  expected: { tenantName: string; requestId: string },
) {
  const { tenantName, requestId } = expected;
  if (!kubectlPath) {
    test.info().annotations.push({
      type: 'not checked',
      description: 'No kubectl runs on this machine; set KUBECTL to one',
    });
    return;
  }
  const output = await kubectl(
    stack.sandbox.kubeconfig('admin'),
    'get',
    'piecedtenants',
    '--output=json',
  );
  expect(output).not.toContain(telegramToken);
  const { items } = JSON.parse(output);
  expect(items).toEqual([
    expect.objectContaining({
      metadata: expect.objectContaining({
        name: tenantName,
        labels: expect.objectContaining({
          'pieced.ch/zitadel-org-id': people.acmeOwner.organizationId,
        }),
        annotations: expect.objectContaining({
          'pieced.ch/request-id': requestId,
        }),
      }),
      status: expect.objectContaining({ phase: 'Ready' }),
    }),
  ]);
}

async function expectSecretInVault(stack: Stack, tenantName: string) {
  const { openbao } = stack.sandbox.connection;
  expect(await readPackageSecrets(openbao, tenantName, 'telegram')).toEqual({
    TELEGRAM_BOT_TOKEN: telegramToken,
  });
}

async function expectEntity(stack: Stack, tenantName: string) {
  const path = `/api/catalog/entities/by-name/resource/pieced/${tenantName}`;
  const owner = await signInByApi(stack.url, people.acmeOwner);
  const unassigned = await signInByApi(stack.url, people.acmeUser);
  const stranger = await signInByApi(stack.url, people.muellerOwner);
  const staff = await signInByApi(stack.url, people.operator);
  const entity = await eventually('the entity of the instance', async () => {
    const response = await staff.fetch(path);
    return response.ok && (await response.json());
  });
  expect(entity.spec).toMatchObject({
    type: 'pieced-tenant',
    owner: `group:pieced/org-${people.acmeOwner.organizationId}`,
  });
  expect((await owner.fetch(path)).status).toBe(200);
  expect((await unassigned.fetch(path)).status).toBe(404);
  expect((await stranger.fetch(path)).status).toBe(404);
}

async function expectTokenNowhereElse(
  stack: Stack,
  requestId: string,
  heard: Promise<string>[],
) {
  expect(await stack.database.find('Bahnhofstrasse')).not.toEqual([]);
  expect(await stack.database.find(telegramToken)).toEqual([]);

  expect(stack.backendLogs()).toContain(requestId);
  expect(stack.backendLogs()).not.toContain(telegramToken);

  const answers = await Promise.all(heard);
  expect(answers.join('\n')).toContain(requestId);
  const staff = await signInByApi(stack.url, people.admin);
  for (const path of [
    '/api/pieced/requests',
    `/api/pieced/requests/${requestId}`,
    '/api/pieced/tenants',
    '/api/catalog/entities',
  ]) {
    answers.push(await (await staff.fetch(path)).text());
  }
  expect(answers.filter(body => body.includes(telegramToken))).toEqual([]);
}
