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

import { useBreakpoint } from '@backstage/ui';
import { tenantPhases } from '@pieced/plugin-pieced-common';
import { EmptyState } from '../../components/EmptyState';
import { Filters } from '../../components/Filters';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { QueryView } from '../../components/QueryView';
import { StaleBanner } from '../../components/StaleBanner';
import { useSession, useTenants } from '../../data/queries';
import { useUrlFilters } from '../../data/useUrlFilters';
import { usePiecedTranslation } from '../../translations';
import { InstanceCards } from '../dashboard/InstanceCards';
import { NoneAssigned } from '../dashboard/NoneAssigned';
import { InstanceTable } from './InstanceTable';

const ALL = 'all';

/** Every instance that the reader may see, by state and search. */
export function InstancesPage() {
  const { t } = usePiecedTranslation();
  const { up } = useBreakpoint();
  const filters = useUrlFilters();
  const phase = tenantPhases.find(known => known === filters.get('phase'));
  const search = filters.get('q');
  const query = useTenants({
    phase,
    search: search || undefined,
    cursor: filters.cursor,
  });
  const { data } = query;
  const { data: session } = useSession();
  const isReader = session?.permissions.createRequest === false;

  return (
    <PageFrame
      title={t('tenant.listTitle')}
      headline={data && t('tenant.listHeadline', { count: data.totalItems })}
      tab="instances"
      isWide
    >
      {data && <StaleBanner freshness={data.freshness} />}
      <Filters
        choiceLabel={t('tenant.phaseFilter')}
        options={[
          { value: ALL, label: t('tenant.allPhases') },
          ...tenantPhases.map(value => ({
            value,
            label: phaseLabel(
              t(`status.tenant.${value}.word`),
              data?.phases[value],
            ),
          })),
        ]}
        choice={phase ?? ALL}
        onChoice={value => filters.set('phase', value === ALL ? '' : value)}
        searchLabel={t('tenant.searchLabel')}
        searchPlaceholder={t('common.search')}
        search={search}
        onSearch={value => filters.set('q', value)}
      />
      <QueryView query={query} lines={5}>
        {page => {
          if (page.items.length === 0 && !phase && !search && isReader) {
            return <NoneAssigned organization={session?.organization?.name} />;
          }
          if (page.items.length === 0) {
            const kind = phase || search ? 'emptyFilter' : 'empty';
            return (
              <EmptyState
                title={t(`tenant.${kind}.title`)}
                description={t(`tenant.${kind}.description`)}
              />
            );
          }
          return up('md') ? (
            <InstanceTable items={page.items} withOrganization />
          ) : (
            <InstanceCards tenants={page.items} withOrganization />
          );
        }}
      </QueryView>
      <Pager
        shown={data?.items.length ?? 0}
        total={data?.totalItems ?? 0}
        hasPrevious={filters.cursor !== undefined}
        hasNext={data?.nextCursor !== undefined}
        onPrevious={filters.toPrevious}
        onNext={() => filters.toNext(data?.nextCursor ?? '')}
      />
    </PageFrame>
  );
}

function phaseLabel(word: string, count: number | undefined): string {
  return count === undefined ? word : `${word} (${count})`;
}
