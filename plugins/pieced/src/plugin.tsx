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
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiPieChart2Line } from '@remixicon/react';
import { piecedApi, registrationApi } from './api';
import {
  instanceRouteRef,
  instancesRouteRef,
  membersRouteRef,
  newInstanceRouteRef,
  queuedRequestRouteRef,
  queueRouteRef,
  requestRouteRef,
  rootRouteRef,
} from './routes';

const page = PageBlueprint.make({
  params: {
    path: '/pieced',
    routeRef: rootRouteRef,
    loader: async () => {
      const [{ QueryCache }, { PiecedPages }] = await Promise.all([
        import('./data/QueryCache'),
        import('./pages/PiecedPages'),
      ]);
      return (
        <QueryCache>
          <PiecedPages />
        </QueryCache>
      );
    },
  },
});

/**
 * The portal's pages: customers ask for instances and see how they run, PieCed staff decide and look after them.
 *
 * @public
 */
export const piecedPlugin = createFrontendPlugin({
  pluginId: 'pieced',
  title: 'PieCed',
  icon: <RiPieChart2Line />,
  info: { packageJson: () => import('../package.json') },
  extensions: [piecedApi, registrationApi, page],
  routes: {
    root: rootRouteRef,
    newInstance: newInstanceRouteRef,
    request: requestRouteRef,
    queue: queueRouteRef,
    queuedRequest: queuedRequestRouteRef,
    instances: instancesRouteRef,
    instance: instanceRouteRef,
    members: membersRouteRef,
  },
});
