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

/**
 * How many tests passed and failed. A run that failed without a failed test (a file that does not compile, a crash)
 * counts one failure.
 *
 * @typedef {{ passed: number, failed: number }} Counts
 */

/** @param {Counts} total @param {Counts} more */
export function addCounts(total, more) {
  total.passed += more.passed;
  total.failed += more.failed;
}

/** @param {string} json what Jest writes with `--json` @param {number} code its exit code @returns {Counts} */
export function countJest(json, code) {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numRuntimeErrorTestSuites = 0,
  } = parse(json);
  return failedAtLeast(code, {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
  });
}

/** @param {string} json Playwright's JSON report @param {number} code its exit code @returns {Counts} */
export function countPlaywright(json, code) {
  const { expected = 0, flaky = 0, unexpected = 0 } = parse(json).stats ?? {};
  return failedAtLeast(code, {
    passed: expected,
    failed: unexpected + flaky,
  });
}

/** @param {string} tap the output of `node --test` as TAP @param {number} code its exit code @returns {Counts} */
export function countTap(tap, code) {
  const of = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return failedAtLeast(code, { passed: of('pass'), failed: of('fail') });
}

function failedAtLeast(code, counts) {
  return code === 0
    ? counts
    : { ...counts, failed: Math.max(1, counts.failed) };
}

function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
