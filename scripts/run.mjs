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

// The one entry behind `npm start` and `npm test`. It stays readable for an old Node, which could not even parse the
// modules that do the work, so that the version check can speak.
const oldest = 20;
if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    'PieCed needs Node ' +
      oldest +
      ' or newer to begin, and this is Node ' +
      process.versions.node +
      ': install a newer one from nodejs.org, then run the command again.',
  );
  process.exit(1);
} else {
  import('./main.mjs').then(main => main.main(process.argv.slice(2)));
}
