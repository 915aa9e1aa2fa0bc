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

import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import pieced, { piecedApiRef } from '../src';
import { scenarios } from './scenarios';

const KEY = 'pieced-dev-scenario';

/** `?as=owner|first|personal|user|staff|stale` chooses whose portal is shown; it stays chosen in this tab. */
function chosenScenario() {
  const wanted = new URLSearchParams(window.location.search).get('as');
  if (wanted) {
    window.sessionStorage.setItem(KEY, wanted);
  }
  const name = window.sessionStorage.getItem(KEY) ?? 'owner';
  return scenarios[name] ?? scenarios.owner;
}

const fakePortal = createFrontendModule({
  pluginId: 'pieced',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: piecedApiRef,
          deps: {},
          factory: chosenScenario(),
        }),
    }),
  ],
});

createDevApp({ features: [pieced, fakePortal] });
