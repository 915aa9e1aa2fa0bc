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

import type { Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type ApiSession,
  eventually,
  people,
  type Stack,
} from '../e2e-tests/harness';
import { signInByBrowser } from '../e2e-tests/harness/signInByBrowser';
import { AdminCluster, type Following } from './lib/AdminCluster';
import { now } from './lib/now';
import { openBrowser } from './lib/openBrowser';
import { percentile } from './lib/percentile';
import { Portal } from './lib/Portal';
import { type Finding, printTable } from './lib/printTable';
import { runBenchmark } from './lib/runBenchmark';
import { shownAt } from './lib/shownAt';
import { tenantOf } from './lib/tenantOf';
import { withStack } from './lib/withStack';

// How long from a change of an instance's status in Kubernetes until the API, an open page and the catalog show it?

const WARM_UP = 3;
const ROUNDS = 40;
const NAME = 'benchmark-status';

/** What the rounds turn to in turn, and how the page puts it. */
const states = [
  { phase: 'Ready', sentence: 'The assistant is running.' },
  { phase: 'Error', sentence: 'Something keeps the assistant from running.' },
];

type State = (typeof states)[number];

/** When a reader first sees a state, in ms since 1970. */
type SeenAt = (state: State) => Promise<number>;

runBenchmark(() => withStack({}, measureOn));

async function measureOn(stack: Stack): Promise<void> {
  const cluster = AdminCluster.of(stack);
  const portal = await Portal.of(stack);
  const watch = await cluster.follow();
  const browser = await openBrowser();
  try {
    await cluster.create(tenantOf(NAME, people.acmeOwner.organizationId));
    const page = await browser.newPage();
    await signInByBrowser(page, stack.url, people.acmeOwner);
    await page.goto(`${stack.url}/pieced/instances/${NAME}`);
    const readers = {
      API: { goalMs: 250, seenAt: inApi(portal) },
      browser: { goalMs: 1_000, seenAt: inPage(page) },
      catalog: { goalMs: 2_000, seenAt: inCatalog(portal) },
    };
    const findings: Finding[] = [];
    for (const [reader, { goalMs, seenAt }] of Object.entries(readers)) {
      const delays = await measure({ cluster, watch, seenAt });
      findings.push(
        ...[50, 95].map(percent => ({
          what: `status in Kubernetes → ${reader}, p${percent}`,
          figure: percentile(delays.reader, percent),
          reference: percentile(delays.watch, percent),
          referenceIs: 'bare watch',
          goal:
            percent === 95
              ? {
                  text: `≤ ${goalMs} ms`,
                  isMet: percentile(delays.reader, percent) <= goalMs,
                }
              : undefined,
        })),
      );
    }
    printTable('ms', findings);
  } finally {
    await browser.close();
    watch.close();
    cluster.close();
  }
}

async function measure(options: {
  cluster: AdminCluster;
  watch: Following;
  seenAt: SeenAt;
}): Promise<{ reader: number[]; watch: number[] }> {
  const { cluster, watch, seenAt } = options;
  const delays = { reader: [] as number[], watch: [] as number[] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const state = states[Math.abs(round) % states.length];
    // Whatever polls must not be found in the same moment of its period each time.
    await pause(200 + Math.random() * 1_000);
    const start = now();
    const [readAt, watchedAt] = await Promise.all([
      seenAt(state),
      cluster
        .patchStatus(NAME, { phase: state.phase, conditions: [] })
        .then(({ metadata }) =>
          watch.first(
            ({ object }) =>
              object.metadata.resourceVersion === metadata.resourceVersion,
          ),
        )
        .then(({ at }) => at),
    ]);
    if (round >= 0) {
      delays.reader.push(readAt - start);
      delays.watch.push(watchedAt - start);
    }
  }
  return delays;
}

function inPage(page: Page): SeenAt {
  return state => shownAt(page, state.sentence);
}

function inApi({ owner }: Portal): SeenAt {
  return async state =>
    polled(async () => {
      const tenant = await read(owner, `/api/pieced/tenants/${NAME}`);
      return tenant?.phase === state.phase;
    });
}

function inCatalog({ owner }: Portal): SeenAt {
  return async state =>
    polled(async () => {
      const entity = await read(
        owner,
        `/api/catalog/entities/by-name/resource/pieced/${NAME}`,
      );
      const annotations = entity?.metadata.annotations;
      return annotations?.['pieced.ch/phase'] === state.phase;
    });
}

function polled(isSeen: () => Promise<boolean>): Promise<number> {
  return eventually(
    'the state to be seen',
    async () => (await isSeen()) && now(),
    {
      everyMs: 10,
    },
  );
}

/** Undefined while there is no such thing. */
async function read({ fetch }: ApiSession, path: string) {
  const answer = await fetch(path);
  return answer.ok ? answer.json() : undefined;
}
