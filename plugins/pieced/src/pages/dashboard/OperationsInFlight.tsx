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

import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { LinkCard } from '../../components/LinkCard';
import {
  OperationStatusBadge,
  RequestStatusBadge,
} from '../../components/StatusBadge';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { RequestTimeline } from '../request/RequestTimeline';
import styles from './InstanceCards.module.css';

const urgency = ['failed', 'cancelled', 'waiting', 'running', 'queued'];

/** Approved requests that are not ready yet: the stopped ones first, then the waiting ones, each by age. */
export function OperationsInFlight({
  requests,
}: {
  requests: TenantRequest[];
}) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  if (requests.length === 0) {
    return (
      <p className={styles.sentence}>{t('dashboard.staff.nothingInFlight')}</p>
    );
  }
  return (
    <ul className={styles.root}>
      {[...requests].sort(byUrgency).map(request => (
        <li key={request.id}>
          <LinkCard
            href={links.queuedRequest(request.id)}
            title={`${request.organization.name}: ${request.displayName}`}
            badge={
              request.operation ? (
                <OperationStatusBadge state={request.operation.state} />
              ) : (
                <RequestStatusBadge status={request.status} />
              )
            }
          >
            <RequestTimeline request={request} compact />
          </LinkCard>
        </li>
      ))}
    </ul>
  );
}

function byUrgency(a: TenantRequest, b: TenantRequest): number {
  return rank(a) - rank(b);
}

function rank(request: TenantRequest): number {
  const index = urgency.indexOf(request.operation?.state ?? '');
  return index < 0 ? urgency.length : index;
}
