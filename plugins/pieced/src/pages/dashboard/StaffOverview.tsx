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

import { ButtonLink } from '@backstage/ui';
import type { Session } from '@pieced/plugin-pieced-common';
import { PageFrame } from '../../components/PageFrame';
import { QueryView } from '../../components/QueryView';
import { Section } from '../../components/Section';
import { StaleBanner } from '../../components/StaleBanner';
import { useRequests, useTenants } from '../../data/queries';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { pendingHeadline } from '../queue/pendingHeadline';
import { OperationsInFlight } from './OperationsInFlight';
import { PhaseBar } from './PhaseBar';

/** What staff look at first: the queue, what is stuck, and how many instances are in which state. */
export function StaffOverview({ session }: { session: Session }) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const pending = useRequests({ status: ['pending'], order: 'age', limit: 1 });
  const working = useRequests({
    status: ['approved', 'provisioning'],
    order: 'age',
  });
  const tenants = useTenants({ limit: 1 });

  return (
    <PageFrame
      title={t('dashboard.staff.title')}
      headline={pending.data && pendingHeadline(pending.data.totalItems, t)}
      tab="overview"
      isRoot
      actions={
        <ButtonLink variant="primary" href={links.queue()}>
          {t('dashboard.staff.openQueue')}
        </ButtonLink>
      }
    >
      {pending.error && !pending.data && (
        <QueryView query={pending}>{() => null}</QueryView>
      )}
      {tenants.data && <StaleBanner freshness={tenants.data.freshness} />}
      <Section title={t('dashboard.staff.phases')}>
        <QueryView query={tenants} lines={1}>
          {page => <PhaseBar phases={page.phases} />}
        </QueryView>
      </Section>
      <Section
        title={t('dashboard.staff.inFlight')}
        actions={
          session.permissions.createRequest && (
            <ButtonLink variant="secondary" href={links.newInstance('welcome')}>
              {t('dashboard.staff.onBehalf')}
            </ButtonLink>
          )
        }
      >
        <QueryView query={working} lines={2}>
          {page => <OperationsInFlight requests={page.items} />}
        </QueryView>
      </Section>
    </PageFrame>
  );
}
