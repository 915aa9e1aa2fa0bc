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

/**
 * When a page first shows a text, in ms since 1970 on the browser's clock, taken in the frame that shows it.
 *
 * @throws TimeoutError when it does not show it within 30 s
 */
export async function shownAt(page: Page, text: string): Promise<number> {
  const handle = await page.waitForFunction(
    wanted =>
      document.body.innerText.includes(wanted) &&
      performance.timeOrigin + performance.now(),
    text,
    { polling: 'raf', timeout: 30_000 },
  );
  return Number(await handle.jsonValue());
}
