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

import {
  type Stack,
  type StackOptions,
  startStack,
} from '../../e2e-tests/harness';

/**
 * Starts a stack, measures on it and ends it. The process fails when the measuring does, never because of a figure.
 *
 * @param options - for the stack; without an operator's step the operator leaves new instances alone for an hour
 */
export function runBenchmark(
  options: StackOptions,
  measure: (stack: Stack) => Promise<void>,
): void {
  startAndMeasure({ operatorStepMs: 3_600_000, ...options }, measure).catch(
    error => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}

async function startAndMeasure(
  options: StackOptions,
  measure: (stack: Stack) => Promise<void>,
): Promise<void> {
  const stack = await startStack(options);
  try {
    await measure(stack);
  } finally {
    await stack.stop();
  }
}
