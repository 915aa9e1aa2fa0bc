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

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(
  /[\\/]$/,
  '',
);

/** What a run leaves behind: databases, the sandbox's state and logs. Ignored by git, deleted by `--reset`. */
export const state = join(root, '.pieced');

/** Node, Yarn and kubectl as fetched from the registry. Ignored by git. */
export const toolchain = join(root, '.toolchain');

/** The log file of a name. */
export const log = name => join(state, 'logs', `${name}.log`);
