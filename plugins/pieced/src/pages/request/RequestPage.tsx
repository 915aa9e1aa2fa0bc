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
import type { TenantRequestDetail } from '@pieced/plugin-pieced-common';
import { useParams } from 'react-router-dom';
import { PageFrame } from '../../components/PageFrame';
import { QueryView } from '../../components/QueryView';
import { Section } from '../../components/Section';
import { RequestStatusBadge } from '../../components/StatusBadge';
import { useRequest } from '../../data/queries';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { AskedFor } from './AskedFor';
import styles from './RequestPage.module.css';
import { requestSentence } from './requestSentence';
import { RequestTimeline } from './RequestTimeline';
import { WithdrawButton } from './WithdrawButton';

/** Where one request stands: its way so far, what comes next, and what was asked for. */
export function RequestPage() {
  const { id = '' } = useParams();
  const { t } = usePiecedTranslation();
  const query = useRequest(id);
  const request = query.data;

  return (
    <PageFrame
      title={t('request.title', { name: request?.displayName ?? '' }).trim()}
      headline={request && requestSentence(request, t)}
      actions={request && <RequestActions request={request} />}
      metadata={
        request && [
          {
            label: t('common.status'),
            value: <RequestStatusBadge status={request.status} />,
          },
        ]
      }
    >
      <QueryView query={query}>
        {data => (
          <div className={styles.columns}>
            <Section title={t('request.timeline')}>
              <RequestTimeline request={data} />
            </Section>
            <Section title={t('request.asked')}>
              <AskedFor request={data} />
            </Section>
          </div>
        )}
      </QueryView>
    </PageFrame>
  );
}

function RequestActions({ request }: { request: TenantRequestDetail }) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  return (
    <>
      {request.permissions.withdraw && <WithdrawButton request={request} />}
      {request.permissions.decide && (
        <ButtonLink variant="primary" href={links.queuedRequest(request.id)}>
          {t('request.openInQueue')}
        </ButtonLink>
      )}
      {request.status === 'active' && (
        <ButtonLink variant="primary" href={links.instance(request.tenantName)}>
          {t('request.openInstance')}
        </ButtonLink>
      )}
      {request.status === 'rejected' && !request.permissions.decide && (
        <ButtonLink variant="primary" href={links.newInstance('welcome')}>
          {t('dashboard.fileAgain')}
        </ButtonLink>
      )}
    </>
  );
}
