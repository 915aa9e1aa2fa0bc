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
import { signInByBrowser } from '../e2e-tests/harness/signInByBrowser';
import { AdminCluster } from './lib/AdminCluster';
import { now } from './lib/now';
import { openBrowser } from './lib/openBrowser';
import { median, percentile } from './lib/percentile';
import { Portal } from './lib/Portal';
import { printTable } from './lib/printTable';
import { runBenchmark } from './lib/runBenchmark';
import { shownAt } from './lib/shownAt';
import { withStack } from './lib/withStack';

// How long from an approval until the customer's open page says that the assistant runs, beyond what the operator takes?

const WARM_UP = 2;
const ROUNDS = 20;
const GOAL_MS = 1_000;

runBenchmark(() => withStack({ operatorStepMs: 100 }, measureOn));

async function measureOn(stack: Stack): Promise<void> {
  const cluster = AdminCluster.of(stack);
  const portal = await Portal.of(stack);
  const watch = await cluster.follow();
  const browser = await openBrowser();
  const beyond: number[] = [];
  const operator: number[] = [];
  try {
    const page = await browser.newPage();
    await signInByBrowser(page, stack.url, people.acmeOwner);
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const { id, tenantName } = await portal.file(`Ada ${round + WARM_UP}`);
      await page.goto(`${stack.url}/pieced/requests/${id}`);
      await shownAt(page, 'Review by PieCed');
      // Long enough for the page to be connected to the signals, as one that a customer left open is.
      await page.waitForTimeout(1_500);

      const start = now();
      const ofTenant = (matches: (phase?: string) => boolean) =>
        watch.first(
          ({ object }) =>
            object.metadata.name === tenantName &&
            matches(object.status?.phase),
        );
      const [shown, created, ready] = await Promise.all([
        shownAt(page, 'Your assistant is running.'),
        ofTenant(() => true).then(({ at }) => at),
        ofTenant(phase => phase === 'Ready').then(({ at }) => at),
        portal.approve({ id, tenantName }),
      ]);
      if (round >= 0) {
        operator.push(ready - created);
        beyond.push(shown - start - (ready - created));
      }
    }
  } finally {
    await browser.close();
    watch.close();
    cluster.close();
  }
  printTable(
    'ms',
    ([50, 95] as const).map(percent => ({
      what: `approve → Ready in the browser beyond the operator, p${percent}`,
      figure: percentile(beyond, percent),
      reference: median(operator),
      referenceIs: "operator's own",
      goal: {
        text: '< 1 s',
        isMet: percentile(beyond, percent) < GOAL_MS,
      },
    })),
  );
}
