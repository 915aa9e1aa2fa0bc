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

import { people, type Stack } from '../e2e-tests/harness';
import { AdminCluster, type Following } from './lib/AdminCluster';
import { BareSecrets } from './lib/BareSecrets';
import { databases } from './lib/databases';
import { now } from './lib/now';
import { percentile } from './lib/percentile';
import { Portal, telegramSecrets } from './lib/Portal';
import { type Finding, printTable } from './lib/printTable';
import { runBenchmark } from './lib/runBenchmark';
import { tenantOf } from './lib/tenantOf';
import { withStack } from './lib/withStack';

// How long from an approval until the custom resource exists, and how long do the bare calls behind it take?

const WARM_UP = 10;
const ROUNDS = 50;
const GOAL_RATIO = 2;

runBenchmark(async () => {
  const findings: Finding[] = [];
  for (const [name, database] of Object.entries(databases)) {
    const { approved, bare } = await withStack({ database }, measure);
    for (const percent of [50, 95]) {
      const figure = percentile(approved, percent);
      const reference = percentile(bare, percent);
      findings.push({
        what: `approve → resource exists, ${name}, p${percent}`,
        figure,
        reference,
        referenceIs: 'bare calls',
        goal: {
          text: `≤ ${GOAL_RATIO}×`,
          isMet: figure <= GOAL_RATIO * reference,
        },
      });
    }
  }
  printTable('ms', findings);
});

/** In ms, one value a round. */
async function measure(
  stack: Stack,
): Promise<{ approved: number[]; bare: number[] }> {
  const cluster = AdminCluster.of(stack);
  const secrets = await BareSecrets.logIn(stack);
  const portal = await Portal.of(stack);
  const watch = await cluster.follow();
  const approved: number[] = [];
  const bare: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const request = await portal.file(`Ada ${round + WARM_UP}`);
    const name = `bare-${round + WARM_UP}`;
    const portalMs = await timeUntilThere(watch, request.tenantName, () =>
      portal.approve(request),
    );
    const bareMs = await timeUntilThere(watch, name, () =>
      byHand(cluster, secrets, name),
    );
    if (round >= 0) {
      approved.push(portalMs);
      bare.push(bareMs);
    }
  }
  watch.close();
  cluster.close();
  return { approved, bare };
}

/** In ms, from the call to the moment at which a watch shows the resource. */
async function timeUntilThere(
  watch: Following,
  name: string,
  act: () => Promise<void>,
): Promise<number> {
  const start = now();
  const [{ at }] = await Promise.all([
    watch.first(({ object }) => object.metadata.name === name),
    act(),
  ]);
  return at - start;
}

/** What the portal's provisioning asks of OpenBao and Kubernetes, and nothing else. */
async function byHand(
  cluster: AdminCluster,
  secrets: BareSecrets,
  name: string,
): Promise<void> {
  await secrets.write(name, 'telegram', telegramSecrets.telegram);
  await cluster.create(tenantOf(name, people.acmeOwner.organizationId));
}
