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

import { Text } from '@backstage/ui';
import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { LinkCard } from '../../components/LinkCard';
import { RequestStatusBadge } from '../../components/StatusBadge';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { RequestTimeline } from '../request/RequestTimeline';
import styles from './InstanceCards.module.css';

/** Requests that somebody or something still works on, each with where it stands. */
export function RequestsInFlight({ requests }: { requests: TenantRequest[] }) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  if (requests.length === 0) {
    return null;
  }
  return (
    <>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('dashboard.requests')}
      </Text>
      <ul className={styles.root}>
        {requests.map(request => (
          <li key={request.id}>
            <LinkCard
              href={links.request(request.id)}
              title={request.displayName}
              badge={<RequestStatusBadge status={request.status} />}
            >
              <RequestTimeline request={request} compact />
            </LinkCard>
          </li>
        ))}
      </ul>
    </>
  );
}
