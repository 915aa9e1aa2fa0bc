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
import { describe, it } from 'node:test';
import { addCounts, countJest, countPlaywright, countTap } from './counts.mjs';

describe('counts', () => {
  it('reads what Jest writes, files that did not run included', () => {
    const json = JSON.stringify({
      numPassedTests: 40,
      numFailedTests: 2,
      numRuntimeErrorTestSuites: 1,
      numPendingTests: 3,
    });
    assert.deepEqual(countJest(json, 1), { passed: 40, failed: 3 });
  });

  it('reads what Playwright writes and does not forgive a flaky test', () => {
    const json = JSON.stringify({
      stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 },
    });
    assert.deepEqual(countPlaywright(json, 1), { passed: 5, failed: 2 });
  });

  it('reads the TAP of node --test', () => {
    assert.deepEqual(countTap('ok 1 - a\n# tests 3\n# pass 2\n# fail 1\n', 1), {
      passed: 2,
      failed: 1,
    });
  });

  it('counts a crash without a report as one failure', () => {
    assert.deepEqual(countJest('', 1), { passed: 0, failed: 1 });
    assert.deepEqual(countPlaywright('{', 1), { passed: 0, failed: 1 });
    assert.deepEqual(countTap('', 7), { passed: 0, failed: 1 });
  });

  it('counts a process killed by a signal as one failure', () => {
    assert.deepEqual(countJest(JSON.stringify({ numPassedTests: 4 }), null), {
      passed: 4,
      failed: 1,
    });
  });

  it('adds up', () => {
    const total = { passed: 1, failed: 0 };
    addCounts(total, { passed: 2, failed: 3 });
    assert.deepEqual(total, { passed: 3, failed: 3 });
  });
});
