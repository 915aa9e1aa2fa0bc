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

import { ButtonIcon, useBreakpoint } from '@backstage/ui';
import { RiKeyboardLine } from '@remixicon/react';
import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { QueryView } from '../../components/QueryView';
import { useRequests } from '../../data/queries';
import { useUrlFilters } from '../../data/useUrlFilters';
import { usePiecedTranslation } from '../../translations';
import { pendingHeadline } from './pendingHeadline';
import { useLinks } from '../../useLinks';
import { DecisionDialogs, type Decision } from './DecisionDialogs';
import { KeysDialog } from './KeysDialog';
import { QueueFilterBar } from './QueueFilterBar';
import { queueFilterOf, queueFilters } from './queueFilters';
import { QueueList } from './QueueList';
import styles from './QueuePage.module.css';
import { QueueTable } from './QueueTable';
import { Review } from './Review';
import { useQueueKeys } from './useQueueKeys';

/** What staff decide on next: the oldest request on top, its review beside it. */
export function QueuePage() {
  const { id: openId } = useParams();
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const navigate = useNavigate();
  const location = useLocation();
  const { up } = useBreakpoint();
  const filters = useUrlFilters();
  const filter = queueFilterOf(filters.get('status'));
  const search = filters.get('q');
  const query = useRequests({
    status: queueFilters[filter] && [...queueFilters[filter]],
    search: search || undefined,
    order: filter === 'pending' ? 'age' : 'newest',
    cursor: filters.cursor,
  });
  const items = query.data?.items ?? [];
  const [decision, setDecision] = useState<Decision>();
  const [showsKeys, setShowsKeys] = useState(false);

  const addressOf = (id?: string) =>
    `${id ? links.queuedRequest(id) : links.queue()}${location.search}`;
  const decide = (kind: Decision['kind'], request: TenantRequest) =>
    request.permissions.decide && setDecision({ kind, request });

  useQueueKeys({
    items,
    openId,
    isPaused: decision !== undefined || showsKeys,
    onDecide: decide,
    onHelp: () => setShowsKeys(true),
    onClose: () => openId && navigate(addressOf()),
  });

  const openNextAfter = (decided: TenantRequest) => {
    if (!openId) {
      return;
    }
    const index = items.findIndex(item => item.id === decided.id);
    const next = items[index + 1] ?? items[index - 1];
    navigate(addressOf(next?.status === 'pending' ? next.id : undefined));
  };

  const isTable = !openId && up('md');
  return (
    <PageFrame
      title={t('queue.title')}
      headline={
        query.data &&
        (filter === 'pending' && !search
          ? pendingHeadline(query.data.totalItems, t)
          : t('queue.headline.filtered', { count: query.data.totalItems }))
      }
      tab="queue"
      isWide
      actions={
        <ButtonIcon
          variant="secondary"
          icon={<RiKeyboardLine />}
          aria-label={t('queue.keys.show')}
          onPress={() => setShowsKeys(true)}
        />
      }
    >
      <div className={styles.columns} data-open={openId ? true : undefined}>
        <div className={styles.list}>
          <QueueFilterBar
            filter={filter}
            onFilter={value => filters.set('status', value)}
            search={search}
            onSearch={value => filters.set('q', value)}
          />
          <QueryView query={query} lines={5}>
            {page => {
              if (page.items.length === 0) {
                return (
                  <NothingHere isFiltered={filter !== 'pending' || !!search} />
                );
              }
              return isTable ? (
                <QueueTable items={page.items} addressOf={addressOf} />
              ) : (
                <QueueList
                  items={page.items}
                  openId={openId}
                  addressOf={addressOf}
                />
              );
            }}
          </QueryView>
          <Pager
            shown={items.length}
            total={query.data?.totalItems ?? 0}
            hasPrevious={filters.cursor !== undefined}
            hasNext={query.data?.nextCursor !== undefined}
            onPrevious={filters.toPrevious}
            onNext={() => filters.toNext(query.data?.nextCursor ?? '')}
          />
        </div>
        {openId && (
          <Review
            key={openId}
            id={openId}
            backTo={addressOf()}
            onDecide={decide}
          />
        )}
      </div>
      <DecisionDialogs
        decision={decision}
        onClose={() => setDecision(undefined)}
        onDecided={openNextAfter}
      />
      <KeysDialog isOpen={showsKeys} onClose={() => setShowsKeys(false)} />
    </PageFrame>
  );
}

function NothingHere({ isFiltered }: { isFiltered: boolean }) {
  const { t } = usePiecedTranslation();
  return isFiltered ? (
    <EmptyState
      title={t('queue.emptyFilter.title')}
      description={t('queue.emptyFilter.description')}
    />
  ) : (
    <EmptyState
      title={t('queue.empty.title')}
      description={t('queue.empty.description')}
    />
  );
}
