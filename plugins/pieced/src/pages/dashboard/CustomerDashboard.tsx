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

import { ButtonLink, Text } from '@backstage/ui';
import type { Session } from '@pieced/plugin-pieced-common';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { QueryView } from '../../components/QueryView';
import { Section } from '../../components/Section';
import { StaleBanner } from '../../components/StaleBanner';
import { useAllRequests, useTenants } from '../../data/queries';
import { useUrlFilters } from '../../data/useUrlFilters';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { InstanceTable } from '../instances/InstanceTable';
import { WizardIntro } from '../wizard/WizardIntro';
import {
  dashboardHeadline,
  dashboardState,
  openStatuses,
} from './dashboardState';
import styles from './CustomerDashboard.module.css';
import { InstanceCards } from './InstanceCards';
import { NoneAssigned } from './NoneAssigned';
import { RejectedRequests } from './RejectedRequests';
import { RequestsInFlight } from './RequestsInFlight';

const OPEN = { status: [...openStatuses] };
const PAGE_SIZE = 50;
const MAX_CARDS = 6;

export function CustomerDashboard({ session }: { session: Session }) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const { cursor, toNext, toPrevious } = useUrlFilters();
  const requests = useAllRequests(OPEN);
  const tenants = useTenants({ limit: PAGE_SIZE, cursor });
  const state =
    requests.data &&
    tenants.data &&
    dashboardState(requests.data, tenants.data);
  const isEmpty =
    state &&
    state.inFlight.length + state.rejected.length + state.instances.total === 0;
  const mayCreate = session.permissions.createRequest;

  if (isEmpty) {
    return (
      <PageFrame
        title={mayCreate ? t('wizard.title') : t('dashboard.title')}
        tab="overview"
        isRoot
      >
        {mayCreate ? (
          <WizardIntro />
        ) : (
          <NoneAssigned organization={session.organization?.name} />
        )}
      </PageFrame>
    );
  }

  return (
    <PageFrame
      title={t('dashboard.title')}
      headline={state && dashboardHeadline(state, t)}
      tab="overview"
      isRoot
      actions={
        mayCreate && (
          <ButtonLink variant="primary" href={links.newInstance('welcome')}>
            {t('common.createInstance')}
          </ButtonLink>
        )
      }
    >
      {tenants.data && <StaleBanner freshness={tenants.data.freshness} />}
      <QueryView query={requests} lines={1}>
        {() =>
          state && (
            <>
              <RejectedRequests requests={state.rejected} />
              <RequestsInFlight requests={state.inFlight} />
            </>
          )
        }
      </QueryView>
      <QueryView query={tenants}>
        {({ items, totalItems, nextCursor }) =>
          items.length > 0 && (
            <section className={styles.instances}>
              {totalItems > MAX_CARDS ? (
                <Section title={t('dashboard.instances')}>
                  <InstanceTable items={items} />
                  <Pager
                    shown={items.length}
                    total={totalItems}
                    hasPrevious={cursor !== undefined}
                    hasNext={nextCursor !== undefined}
                    onPrevious={toPrevious}
                    onNext={() => toNext(nextCursor ?? '')}
                  />
                </Section>
              ) : (
                <>
                  <Text as="h3" variant="title-x-small" weight="bold">
                    {t('dashboard.instances')}
                  </Text>
                  <InstanceCards tenants={items} />
                </>
              )}
            </section>
          )
        }
      </QueryView>
    </PageFrame>
  );
}
