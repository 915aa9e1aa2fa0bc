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

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findChromium } from './chromium.mjs';

describe('findChromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pieced-chromium-'));
  const browser = join(folder, 'chromium');
  writeFileSync(browser, '#!/bin/sh\n', { mode: 0o755 });
  after(() => rmSync(folder, { recursive: true }));

  it('takes the one that CHROMIUM_PATH names', () => {
    assert.equal(findChromium({ CHROMIUM_PATH: browser, PATH: '' }), browser);
  });

  it('takes one on the PATH', () => {
    assert.equal(findChromium({ PATH: `/nowhere:${folder}` }), browser);
  });

  it('says when CHROMIUM_PATH names nothing', () => {
    assert.throws(() => findChromium({ CHROMIUM_PATH: '/nowhere/chrome' }), {
      message:
        'CHROMIUM_PATH names /nowhere/chrome, which cannot be run: correct or unset it.',
    });
  });
});
