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

import { expect, test } from '@playwright/test';
import {
  eventually,
  listTenantResources,
  people,
  readPackageSecrets,
  signInByApi,
  type Stack,
  startStack,
} from '../harness';
import { requestInput } from './requestInput';

const moments = ['secrets', 'forget', 'resource'].flatMap(step =>
  ['starting', 'done', 'recorded'].map(moment => `provision:${step}:${moment}`),
);

test.describe('a backend that is killed between approval and Ready', () => {
  let stack: Stack;
  test.beforeAll(async () => {
    stack = await startStack();
  });
  test.afterAll(async () => {
    await stack?.stop();
  });

  for (const killAt of moments) {
    test(`ends in one custom resource and an active request: ${killAt} (R-REQ-3, R-OPS-3)`, async () => {
      stack.working.killAt(killAt);
      const owner = await signInByApi(stack.url, people.personalOwner);
      const staff = await signInByApi(stack.url, people.operator);
      const request = await owner.pieced.createRequest(
        { ...requestInput, instanceName: killAt },
        { idempotencyKey: `crash-${killAt}` },
      );
      // The answer may be lost with the process that gives it.
      await staff.pieced.approveRequest(request.id).catch(() => undefined);
      expect((await stack.working.ended()).signal).toBe('SIGKILL');

      stack.working.killAt(undefined);
      await stack.working.start();
      await eventually('the request to be active', async () => {
        const { status } = await owner.pieced.getRequest(request.id);
        return status === 'active';
      });
      const { kubernetes, openbao } = stack.sandbox.connection;
      const resources = await listTenantResources(kubernetes);
      expect(
        resources
          .filter(
            ({ metadata }) =>
              metadata.annotations?.['pieced.ch/request-id'] === request.id,
          )
          .map(({ metadata }) => metadata.name),
      ).toEqual([request.tenantName]);
      expect(
        await readPackageSecrets(openbao, request.tenantName, 'telegram'),
      ).toEqual(requestInput.packageSecrets?.telegram);
    });
  }
});
