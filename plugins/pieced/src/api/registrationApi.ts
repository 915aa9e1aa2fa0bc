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

import { ApiBlueprint, discoveryApiRef } from '@backstage/frontend-plugin-api';
import { PiecedClient } from '@pieced/plugin-pieced-common';
import { registrationApiRef } from './registrationApiRef';

/** Without the app's own fetch function, which waits for a session before it sends anything. */
export const registrationApi = ApiBlueprint.make({
  name: 'registration',
  params: defineParams =>
    defineParams({
      api: registrationApiRef,
      deps: { discoveryApi: discoveryApiRef },
      factory: ({ discoveryApi }) =>
        new PiecedClient({
          discoveryApi,
          // A browser's own function must not be called as the method of another object.
          fetchApi: { fetch: (input, init) => fetch(input, init) },
        }),
    }),
});
