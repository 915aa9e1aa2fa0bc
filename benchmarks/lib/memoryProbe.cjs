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

// Preloaded into a backend: on SIGUSR2 it collects all garbage and writes its resident memory, now and at its highest,
// in bytes to the file that PIECED_BENCH_MEMORY_FILE names.
const { writeFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const file = process.env.PIECED_BENCH_MEMORY_FILE;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect({ type: 'major', flavor: 'last-resort' });
  const settled = process.memoryUsage.rss();
  const highest = process.resourceUsage().maxRSS * 1024;
  writeFileSync(file, JSON.stringify({ settled, highest }));
});
