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

import { Button, ButtonLink, Text } from '@backstage/ui';
import type {
  TenantRequest,
  TenantRequestDetail,
} from '@pieced/plugin-pieced-common';
import { CopyableText } from '../../components/CopyableText';
import { QueryView } from '../../components/QueryView';
import { Section } from '../../components/Section';
import { RequestStatusBadge } from '../../components/StatusBadge';
import { useRequest } from '../../data/queries';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { RequestTimeline } from '../request/RequestTimeline';
import type { Decision } from './DecisionDialogs';
import styles from './Review.module.css';
import { Submission } from './Submission';

/** Everything that the decision on one request needs, and the decision at the bottom. */
export function Review(props: {
  id: string;
  backTo: string;
  onDecide: (kind: Decision['kind'], request: TenantRequest) => void;
}) {
  const { t } = usePiecedTranslation();
  const query = useRequest(props.id);
  return (
    <section className={styles.root} aria-label={t('queue.review.title')}>
      <div className={styles.back}>
        <ButtonLink size="small" variant="tertiary" href={props.backTo}>
          {t('queue.review.close')}
        </ButtonLink>
      </div>
      <QueryView query={query} lines={4}>
        {request => (
          <>
            <ReviewHeader request={request} />
            {request.status !== 'pending' && (
              <Section title={t('queue.review.progress')}>
                <RequestTimeline request={request} />
              </Section>
            )}
            <Submission request={request} />
            <Decide request={request} onDecide={props.onDecide} />
          </>
        )}
      </QueryView>
    </section>
  );
}

function ReviewHeader({ request }: { request: TenantRequestDetail }) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <Text as="h3" variant="title-small" weight="bold">
          {request.displayName}
        </Text>
        <RequestStatusBadge status={request.status} />
      </div>
      <p className={styles.headline}>
        {t(`queue.review.headline.${request.status}`, {
          name: (
            <CopyableText
              text={request.tenantName}
              what={t('common.technicalName')}
            />
          ),
        })}
      </p>
      <ButtonLink
        size="small"
        variant="secondary"
        href={links.request(request.id)}
      >
        {t('queue.review.openRequest')}
      </ButtonLink>
    </header>
  );
}

function Decide({
  request,
  onDecide,
}: {
  request: TenantRequestDetail;
  onDecide: (kind: Decision['kind'], request: TenantRequest) => void;
}) {
  const { t } = usePiecedTranslation();
  const canReject = request.status === 'pending';
  const canApprove = canReject || request.status === 'rejected';
  if (!request.permissions.decide || !canApprove) {
    return null;
  }
  return (
    <footer className={styles.decide}>
      {canReject && (
        <Button variant="secondary" onPress={() => onDecide('reject', request)}>
          {t('queue.reject.action')}
        </Button>
      )}
      <Button variant="primary" onPress={() => onDecide('approve', request)}>
        {t('queue.approve.action')}
      </Button>
    </footer>
  );
}
