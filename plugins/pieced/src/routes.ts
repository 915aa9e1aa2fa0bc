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
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const rootRouteRef = createRouteRef();

export const newInstanceRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/new/:step',
});

export const requestRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/requests/:id',
});

export const queueRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/queue',
});

export const queuedRequestRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/queue/:id',
});

export const membersRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/members',
});

export const instancesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/instances',
});

export const instanceRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/instances/:name',
});
