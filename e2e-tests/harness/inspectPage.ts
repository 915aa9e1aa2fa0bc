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

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const widths = [360, 1280];
const HEIGHT = 900;
const PATIENCE_MS = 1_000;
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Looks at a page as it stands, narrow and wide: axe must find nothing wrong in it, and nothing may stick out at the
 * side. Leaves a picture of each. The theme is that of the browser's context, since Backstage builds its pages anew
 * when it changes, and what was typed would be gone.
 *
 * @param part - selector of what axe looks at
 */
export async function inspectPage(
  page: Page,
  name: string,
  part = 'main',
): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT });
    await settled(page);
    await page.screenshot({
      path: test.info().outputPath(`${name}-${width}.png`),
      fullPage: true,
    });
    const where = `${name} at ${width} px`;
    const { violations } = await new AxeBuilder({ page })
      .include(part)
      .withTags(STANDARDS)
      .analyze();
    expect.soft(violations.map(describe), where).toEqual([]);
    expect.soft(await overhang(page), `${where} sticks out`).toBe(0);
  }
}

type Violation = Awaited<
  ReturnType<AxeBuilder['analyze']>
>['violations'][number];

function describe({ id, nodes }: Violation) {
  return {
    id,
    nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  };
}

/** Waits until what moves has stopped; not for what never does. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    patience =>
      Promise.race([
        Promise.allSettled(
          document.getAnimations().map(animation => animation.finished),
        ),
        new Promise(resolve => {
          setTimeout(resolve, patience);
        }),
      ]),
    PATIENCE_MS,
  );
}

/** By how many pixels the page is wider than its window. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      0,
      document.documentElement.scrollWidth -
        document.documentElement.clientWidth,
    ),
  );
}
