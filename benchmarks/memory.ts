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

import { eventually, people, type Stack } from '../e2e-tests/harness';
import { AdminCluster } from './lib/AdminCluster';
import { multiplyTenants } from './lib/multiplyTenants';
import { now } from './lib/now';
import { Portal } from './lib/Portal';
import { printTable } from './lib/printTable';
import { settledMb } from './lib/residentMb';
import { runBenchmark } from './lib/runBenchmark';
import { tenantOf } from './lib/tenantOf';

// How much memory does the backend hold with no instance in the cluster, and with ten thousand?

const TENANTS = 10_000;
const GOAL_MB = 150;
const TIMES = { settleSeconds: 60, lookSeconds: 30 };

const nameOf = (index: number) => `instance-${String(index).padStart(5, '0')}`;

runBenchmark({}, async stack => {
  const empty = await settledMb(stack.serving.pid!, TIMES);

  await createOne(stack);
  await stack.serving.stop();
  await stack.sandbox.stop();
  multiplyTenants(stack, TENANTS, nameOf);
  await stack.sandbox.start();
  const start = now();
  await stack.serving.start();
  const portal = await Portal.of(stack);
  await isCounted('the portal to show all instances', () =>
    totalOf(portal, '/api/pieced/tenants?limit=1'),
  );
  const portalSeconds = (now() - start) / 1_000;
  await isCounted('the catalog to show all instances', () =>
    totalOf(
      portal,
      '/api/catalog/entities/by-query?limit=0&filter=kind=resource,spec.type=pieced-tenant',
    ),
  );
  const catalogSeconds = (now() - start) / 1_000;
  const full = await settledMb(stack.serving.pid!, TIMES);

  console.log(
    `  ${TENANTS} instances after ${portalSeconds.toFixed(
      0,
    )} s in the portal, after ${catalogSeconds.toFixed(0)} s in the catalog`,
  );
  const goal = `≤ ${GOAL_MB} MB more`;
  printTable('MB', [
    {
      what: `resident with ${TENANTS} instances, median`,
      figure: full.settled,
      reference: empty.settled,
      referenceIs: 'without any',
      goal,
      isMet: full.settled - empty.settled <= GOAL_MB,
    },
    {
      what: `resident with ${TENANTS} instances, highest`,
      figure: full.highest,
      reference: empty.highest,
      referenceIs: 'without any',
      goal,
      isMet: full.highest - empty.highest <= GOAL_MB,
    },
  ]);
});

/** One that the operator has made ready, with files of 2,000 to 8,000 characters. */
async function createOne(stack: Stack): Promise<void> {
  const cluster = AdminCluster.of(stack);
  const { organizationId } = people.acmeOwner;
  await cluster.create(
    tenantOf(nameOf(0), organizationId, {
      soul: 2_000,
      agents: 8_000,
      tools: 5_000,
    }),
  );
  await cluster.patchStatus(nameOf(0), {
    phase: 'Ready',
    observedGeneration: 1,
    tenantNamespace: `tenant-${nameOf(0)}`,
    litellmTeamId: organizationId,
    litellmKeyAlias: nameOf(0),
    enabledPackages: ['telegram'],
  });
  cluster.close();
}

async function isCounted(
  what: string,
  count: () => Promise<number>,
): Promise<void> {
  await eventually(what, async () => (await count()) === TENANTS, {
    seconds: 900,
    everyMs: 500,
  });
}

async function totalOf({ staff }: Portal, path: string): Promise<number> {
  const answer = await staff.fetch(path);
  return answer.ok ? (await answer.json()).totalItems : 0;
}
