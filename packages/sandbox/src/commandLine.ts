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

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SandboxOptions } from './startSandbox';

export const USAGE = `Usage: yarn sandbox [options]

  --seed                  add the demo organizations and people
  --state DIR             keep everything in DIR over a restart
  --port-base N           first of eight ports in a row (7100); 0 takes any free ones
  --operator-step-ms N    how long the operator stays in each phase (1500)
  --help                  show this`;

/** The options of the command line, or `help`. Throws with one sentence about the first wrong one. */
export function parseCommandLine(args: string[]): SandboxOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'boolean' },
      state: { type: 'string' },
      'port-base': { type: 'string' },
      'operator-step-ms': { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  return values.help
    ? 'help'
    : {
        seed: values.seed,
        stateDir: values.state && resolve(values.state),
        portBase: integer('--port-base', values['port-base'], 65_528),
        operatorStepMs: integer(
          '--operator-step-ms',
          values['operator-step-ms'],
          3_600_000,
        ),
      };
}

function integer(
  name: string,
  text: string | undefined,
  max: number,
): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > max) {
    throw new Error(`${name} must be a whole number from 0 to ${max}.`);
  }
  return number;
}
