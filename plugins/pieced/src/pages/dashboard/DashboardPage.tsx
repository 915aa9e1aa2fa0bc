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

import { PageFrame } from '../../components/PageFrame';
import { QueryView } from '../../components/QueryView';
import { useSession } from '../../data/queries';
import { usePiecedTranslation } from '../../translations';
import { CustomerDashboard } from './CustomerDashboard';
import { StaffOverview } from './StaffOverview';

/** The first page: what runs and what is under way for customers, what to do next for staff. */
export function DashboardPage() {
  const { t } = usePiecedTranslation();
  const session = useSession();
  if (!session.data) {
    return (
      <PageFrame title={t('dashboard.title')} isRoot>
        <QueryView query={session}>{() => null}</QueryView>
      </PageFrame>
    );
  }
  return session.data.isPlatform ? (
    <StaffOverview session={session.data} />
  ) : (
    <CustomerDashboard session={session.data} />
  );
}
