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

import { Alert } from '@backstage/ui';
import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { Link } from 'react-router-dom';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { requestSentence } from '../request/requestSentence';
import styles from './RejectedRequests.module.css';

/** Requests that PieCed turned down, each with the reason in its first line. */
export function RejectedRequests({ requests }: { requests: TenantRequest[] }) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  return (
    <>
      {requests.map(request => (
        <Alert
          key={request.id}
          status="danger"
          icon
          title={request.displayName}
          description={
            <>
              {requestSentence(request, t)}{' '}
              <Link
                to={links.request(request.id)}
                className={styles.link}
                aria-label={t('dashboard.openRequest', {
                  name: request.displayName,
                })}
              >
                {t('tenant.openRequest')}
              </Link>
            </>
          }
        />
      ))}
    </>
  );
}
