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
import { postgres } from './lib/databases';
import { MemoryProbe } from './lib/MemoryProbe';
import { multiplyTenants } from './lib/multiplyTenants';
import { now } from './lib/now';
import { Portal } from './lib/Portal';
import { printTable } from './lib/printTable';
import { runBenchmark } from './lib/runBenchmark';
import { tenantOf } from './lib/tenantOf';
import { withStack } from './lib/withStack';

// How much memory does the backend hold with no instance in the cluster, and with ten thousand?

const TENANTS = 10_000;
const GOAL_MB = 150;
const SETTLE_SECONDS = 30;

const nameOf = (index: number) => `instance-${String(index).padStart(5, '0')}`;

const probe = new MemoryProbe();
// Nobody has that many in SQLite, whose every write holds up the process.
const options = { database: postgres, nodeOptions: probe.nodeOptions() };

runBenchmark(() => withStack(options, measureOn).finally(() => probe.remove()));

async function measureOn(stack: Stack): Promise<void> {
  const empty = await probe.read(stack.serving.pid!, SETTLE_SECONDS);

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
  const full = await probe.read(stack.serving.pid!, SETTLE_SECONDS);

  console.log(
    `  ${TENANTS} instances after ${portalSeconds.toFixed(
      0,
    )} s in the portal, after ${catalogSeconds.toFixed(0)} s in the catalog`,
  );
  printTable('MB', [
    {
      what: `resident with ${TENANTS} instances, settled`,
      figure: full.settled,
      reference: empty.settled,
      referenceIs: 'without any',
      goal: {
        text: `≤ ${GOAL_MB} MB more`,
        isMet: full.settled - empty.settled <= GOAL_MB,
      },
    },
    {
      what: `resident with ${TENANTS} instances, highest`,
      figure: full.highest,
      reference: empty.highest,
      referenceIs: 'without any',
    },
  ]);
}

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
