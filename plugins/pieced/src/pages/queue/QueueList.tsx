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
import { Link } from 'react-router-dom';
import { RequestStatusBadge } from '../../components/StatusBadge';
import { Time } from '../../components/Time';
import { usePiecedTranslation } from '../../translations';
import styles from './QueueList.module.css';

/** Requests as a narrow list, beside an open review and on small screens. */
export function QueueList({
  items,
  openId,
  addressOf,
}: {
  items: TenantRequest[];
  openId: string | undefined;
  addressOf: (id: string) => string;
}) {
  const { t } = usePiecedTranslation();
  return (
    <ul className={styles.root} aria-label={t('queue.tableLabel')}>
      {items.map(item => (
        <li key={item.id}>
          <Link
            to={addressOf(item.id)}
            data-key={item.id}
            className={styles.item}
            aria-current={item.id === openId ? 'true' : undefined}
          >
            <span className={styles.line}>
              <span className={styles.name}>{item.organization.name}</span>
              <span className={styles.age}>
                <Time at={item.createdAt} />
              </span>
            </span>
            <span className={styles.line}>
              <span className={styles.instance}>{item.displayName}</span>
              <RequestStatusBadge status={item.status} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
