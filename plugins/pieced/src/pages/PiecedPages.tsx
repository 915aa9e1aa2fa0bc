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

import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { LoadingBlock } from '../components/LoadingBlock';
import { LiveUpdates } from '../data/LiveUpdates';
import { DashboardPage } from './dashboard/DashboardPage';
import { NotFoundPage } from './NotFoundPage';
import { StaffOnly } from './StaffOnly';

const WizardPage = lazy(() =>
  import('./wizard/WizardPage').then(m => ({ default: m.WizardPage })),
);
const RequestPage = lazy(() =>
  import('./request/RequestPage').then(m => ({ default: m.RequestPage })),
);
const QueuePage = lazy(() =>
  import('./queue/QueuePage').then(m => ({ default: m.QueuePage })),
);
const InstancesPage = lazy(() =>
  import('./instances/InstancesPage').then(m => ({ default: m.InstancesPage })),
);
const MembersPage = lazy(() =>
  import('./members/MembersPage').then(m => ({ default: m.MembersPage })),
);
const InstancePage = lazy(() =>
  import('./instances/InstancePage').then(m => ({ default: m.InstancePage })),
);

/** Every page of the portal, below the path at which the app mounts it. */
export function PiecedPages() {
  return (
    <LiveUpdates>
      <Suspense fallback={<LoadingBlock />}>
        <Routes>
          <Route index element={<DashboardPage />} />
          <Route path="new/:step?" element={<WizardPage />} />
          <Route path="requests/:id" element={<RequestPage />} />
          <Route
            path="queue/:id?"
            element={
              <StaffOnly>
                <QueuePage />
              </StaffOnly>
            }
          />
          <Route path="members" element={<MembersPage />} />
          <Route path="instances" element={<InstancesPage />} />
          <Route path="instances/:name" element={<InstancePage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </LiveUpdates>
  );
}
